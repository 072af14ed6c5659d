package dev.portwright.porting.sharing;

import static dev.portwright.testing.Api.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.document.file.Files;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Await;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.SandboxClock;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tokens that open the documents of an order. */
@ServerTest
class SharingTokensTest {
    private static final String READ = "porting_order.document.read";
    private static final String UPDATE = "porting_order.document.update";
    private static final String BOTH = "{\"permissions\":[\"" + READ + "\",\"" + UPDATE + "\"]}";
    private static final String GONE = "The sharing token's time is over, it was revoked, or its order is cancelled or"
            + " deleted. Ask whoever shared the order for another one.";
    private static final String CLOSED =
            "A sharing token opens the documents of its order and nothing else. Use an API key of the account.";

    @Inject
    TestServer server;

    Tenant tenant;
    SandboxClock clock;
    String order;

    @BeforeEach
    void order() {
        tenant = server.tenant();
        clock = new SandboxClock(tenant.client());
        clock.freeze();
        order = tenant.order("+13035550000");
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private static String orders(String id) {
        return "/v2/porting_orders/" + id;
    }

    private Answer share(String body) {
        return tenant.post(orders(order) + "/actions/share", body);
    }

    /** Whoever has a token that was made with this body. */
    private Tenant guest(String body) {
        return tenant.withKey(share(body).ok().value("token"));
    }

    private static Answer add(Tenant who, String orderId, String document) {
        return who.post(orders(orderId) + "/additional_documents", Body.of("additional_documents", new Body[] {
            Body.of("document_id", document).with("document_type", "csr")
        }));
    }

    private static JsonNode part(String token, int index) {
        return Json.read(
                new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), StandardCharsets.UTF_8));
    }

    @Test
    void aTokenTellsWhatItOpensAndUntilWhen() {
        Instant now = clock.now();
        Answer made = share("{\"permissions\":[\"" + UPDATE + "\",\"" + READ + "\"],\"expires_in_seconds\":7200}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String token = made.value("token");
        Instant end = now.plusSeconds(7200).truncatedTo(ChronoUnit.SECONDS);
        assertThat(made.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","record_type":"porting_order_sharing_token","porting_order_id":"%s",
                 "permissions":["%s","%s"],"expires_in_seconds":7200,"token":"%s","expires_at":"%s",
                 "created_at":"%s"}}""".formatted(made.id(), order, READ, UPDATE, token, end, now)));
        assertThat(part(token, 0)).isEqualTo(Json.read("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"));
        assertThat(part(token, 1)).isEqualTo(Json.read("""
                {"jti":"%s","iat":%d,"exp":%d,"permissions":["%s","%s"],"porting_order_id":"%s"}""".formatted(
                        made.id(), now.getEpochSecond(), end.getEpochSecond(), READ, UPDATE, order)));
    }

    @Test
    void whatIsNotSaidIsAnHourToRead() {
        assertThat(share("{}").ok().json().path("data").path("permissions")).isEqualTo(Json.read("[\"" + READ + "\"]"));
        assertThat(share("{\"permissions\":\"" + UPDATE + "\"}")
                        .ok()
                        .json()
                        .path("data")
                        .path("permissions"))
                .isEqualTo(Json.read("[\"" + UPDATE + "\"]"));
        assertThat(share("{}").value("expires_in_seconds")).isEqualTo("3600");
    }

    @Test
    void whoMayReadListsShowsAndDownloadsTheDocumentsOfTheOrderAndNoOthers() {
        String letter = tenant.document("letter", Files.PDF);
        String record = tenant.document("record", Files.PDF);
        String invoice = tenant.document("invoice", Files.PDF);
        String unrelated = tenant.document("unrelated", Files.PDF);
        tenant.edit(
                        order,
                        "{\"documents\":{\"loa\":\"" + letter + "\"},\"requirements\":[{\"requirement_type_id\":"
                                + "\"59b0762a-b274-4f76-ac32-4d5cf0272e66\",\"field_value\":\"" + invoice + "\"}]}")
                .ok();
        add(tenant, order, record).ok();
        String other = tenant.order("+13035550001");
        String theirs = tenant.document("theirs", Files.PDF);
        add(tenant, other, theirs).ok();

        Tenant guest = guest("{}");
        assertThat(guest.get("/v2/documents").ok().column("id")).containsExactlyInAnyOrder(letter, record, invoice);
        assertThat(guest.get("/v2/documents?filter%5Bfilename%5D%5Bcontains%5D=rec")
                        .column("id"))
                .containsExactly(record);
        assertThat(guest.get("/v2/documents/" + letter).ok().value("filename")).isEqualTo("letter.pdf");
        assertThat(guest.get("/v2/documents/" + letter + "/download").text())
                .isEqualTo(new String(Files.PDF, StandardCharsets.UTF_8));
        assertThat(guest.get(orders(order) + "/additional_documents").ok().column("document_id"))
                .containsExactly(record);
        for (String hidden : List.of(unrelated, theirs, new UUID(7, 7).toString())) {
            assertThat(guest.get("/v2/documents/" + hidden).json())
                    .isEqualTo(Json.read(Json.text(error(
                            "10005", "Resource not found", "There is no document with this id.", "parameter:id"))));
            assertThat(guest.get("/v2/documents/" + hidden + "/download").status())
                    .isEqualTo(404);
        }
        assertThat(guest.get(orders(other) + "/additional_documents").text())
                .isEqualTo(guest.get(orders(new UUID(7, 7).toString()) + "/additional_documents")
                        .text());
    }

    @Test
    void whoMayUpdateUploadsAndAddsWhatWasUploadedSo() {
        String mine = tenant.document("mine", Files.PDF);
        Tenant guest = guest(BOTH);
        String signed = guest.document("signed", Files.PDF);
        assertThat(guest.get("/v2/documents").column("id")).containsExactly(signed);
        assertThat(add(guest, order, signed).status()).isEqualTo(201);
        assertThat(add(guest, order, signed).status()).isEqualTo(201);
        assertThat(add(guest, order, mine).json())
                .isEqualTo(Json.read(Json.text(error(
                        "10017",
                        "Associated resource does not exist",
                        "The order has no document with this id, and none was uploaded for it.",
                        "pointer:/additional_documents/0/document_id"))));
        JsonNode change = tenant.get(orders(order) + "/history").data().get(0);
        assertThat(change.path("reason").asString()).isEqualTo("A document was added with a sharing token.");
        String id = tenant.get(orders(order) + "/sharing_tokens").column("id").getFirst();
        assertThat(change.path("actor"))
                .isEqualTo(Json.read("{\"type\":\"user\",\"user_id\":null,\"api_key_id\":\"" + id + "\"}"));
        assertThat(tenant.get("/v2/documents").column("id")).containsExactlyInAnyOrder(mine, signed);
        assertThat(add(guest, tenant.order("+13035550002"), signed).status()).isEqualTo(404);
    }

    @Test
    void everythingElseIsClosedAndSaysSo() {
        Tenant guest = guest(BOTH);
        String document = guest.document("signed", Files.PDF);
        String added = add(guest, order, document).ok().column("id").getFirst();
        JsonNode closed = Json.read(Json.text(error("10010", "Authorization failed", CLOSED, null)));
        for (Answer answer : List.of(
                guest.show(order),
                guest.get("/v2/porting_orders"),
                guest.edit(order, "{}"),
                guest.get(orders(order) + "/comments"),
                guest.get(orders(order) + "/sharing_tokens"),
                guest.post(orders(order) + "/actions/share", "{}"),
                guest.get("/v2/document_links"),
                guest.get("/v2/documents/" + document + "/download_link"),
                guest.patch("/v2/documents/" + document, "{\"customer_reference\":\"x\"}"),
                guest.delete("/v2/documents/" + document),
                guest.delete(orders(order) + "/additional_documents/" + added),
                guest.get("/v2/porting/events"),
                guest.post("/v2/porting_orders", "{\"phone_numbers\":[\"+13035550009\"]}"))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(answer.json()).isEqualTo(closed);
        }
        assertThat(guest.get("/operator/accounts").status()).isEqualTo(401);
    }

    @Test
    void aPermissionThatIsNotThereIsNamed() {
        Tenant reader = guest("{\"permissions\":\"" + READ + "\"}");
        Tenant writer = guest("{\"permissions\":\"" + UPDATE + "\"}");
        assertThat(reader.post("/v2/documents", "{\"file\":\"aGk=\"}").json())
                .isEqualTo(Json.read(Json.text(error(
                        "10010",
                        "Authorization failed",
                        "This needs the permission " + UPDATE
                                + ", which the sharing token does not have. Ask for one that has it.",
                        null))));
        String document = writer.document("signed", Files.PDF);
        assertThat(add(reader, order, document).status()).isEqualTo(403);
        assertThat(add(writer, order, document).status()).isEqualTo(201);
        assertThat(writer.get("/v2/documents").status()).isEqualTo(403);
        assertThat(writer.get("/v2/documents/" + document + "/download").status())
                .isEqualTo(403);
        assertThat(reader.get("/v2/documents/" + document + "/download").text())
                .isEqualTo(new String(Files.PDF, StandardCharsets.UTF_8));
    }

    @Test
    void oneIsOverAtItsTimeAndThatIsAnEvent() {
        Tenant guest = guest("{\"expires_in_seconds\":600}");
        clock.advance(Duration.ofSeconds(599));
        assertThat(guest.get("/v2/documents").status()).isEqualTo(200);
        assertThat(tenant.get("/v2/porting/events?filter%5Btype%5D=porting_order.sharing_token_expired")
                        .data())
                .isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(guest.get("/v2/documents").json())
                .isEqualTo(
                        Json.read(Json.text(error("10009", "Authentication failed", GONE, "parameter:Authorization"))));
        Answer events = tenant.get("/v2/porting/events?filter%5Btype%5D=porting_order.sharing_token_expired");
        Instant now = clock.now().truncatedTo(ChronoUnit.SECONDS);
        assertThat(events.data())
                .isEqualTo(Json.read("""
                [{"id":"%s","record_type":"porting_event","event_type":"porting_order.sharing_token_expired",
                  "porting_order_id":"%s","payload":null,"payload_status":"completed",
                  "available_notification_methods":[],"created_at":"%s","updated_at":"%s"}]""".formatted(events.column("id").getFirst(), order, now, now)));
        assertThat(tenant.get(orders(order) + "/sharing_tokens").data()).isEmpty();
    }

    @Test
    void oneThatIsRevokedOpensNothingAndIsNoEvent() {
        Tenant guest = guest("{\"expires_in_seconds\":600}");
        Tenant second = guest("{}");
        assertThat(guest.get("/v2/documents").status()).isEqualTo(200);
        Answer listed = tenant.get(orders(order) + "/sharing_tokens");
        assertThat(listed.column("token")).containsExactly("null", "null");
        String id = listed.column("id").getLast();
        assertThat(tenant.delete(orders(order) + "/sharing_tokens/" + id).status())
                .isEqualTo(204);
        assertThat(guest.get("/v2/documents").status()).isEqualTo(401);
        assertThat(second.get("/v2/documents").status()).isEqualTo(200);
        assertThat(tenant.delete(orders(order) + "/sharing_tokens/" + id).problems())
                .containsExactly("10005 sharing_token_id");
        clock.advance(Duration.ofMinutes(30));
        assertThat(tenant.get("/v2/porting/events?filter%5Btype%5D=porting_order.sharing_token_expired")
                        .data())
                .isEmpty();
        assertThat(tenant.get(orders(order) + "/history").column("reason"))
                .contains("Sharing token " + id + " was revoked.");
    }

    @Test
    void anOrderThatIsDeletedOrCancelledOpensNoMore() {
        Tenant guest = guest("{}");
        assertThat(tenant.delete(orders(order)).status()).isEqualTo(204);
        Await.that("the token is refused", () -> guest.get("/v2/documents").status(), status -> status == 401);

        order = server.completeOrder(tenant, "+13035550000");
        Tenant second = guest("{}");
        server.lead(tenant, order, "cancelled");
        Await.that("the token is refused", () -> second.get("/v2/documents").status(), status -> status == 401);
        assertThat(share("{}").problems()).containsExactly("10027");
    }

    @Test
    void anOrderHasAtMostTwenty() {
        for (int i = 0; i < SharingTokens.MOST; i++) {
            share("{\"expires_in_seconds\":600}").ok();
        }
        assertThat(share("{}").problems()).containsExactly("10027");
        clock.advance(Duration.ofMinutes(10));
        assertThat(share("{}").status()).isEqualTo(201);
    }

    @Test
    void withTokensAtMostAHundredDocumentsAreUploadedForAnOrder() {
        Tenant guest = guest(BOTH);
        String[] key = {"Idempotency-Key", "upload-1"};
        String first =
                guest.post("/v2/documents", "{\"file\":\"aGk=\"}", key).ok().id();
        server.run("""
                INSERT INTO blob (id, account_id, kept)
                SELECT gen_random_uuid(), account_id, true FROM porting_order, generate_series(1, 99)
                WHERE id = ?::uuid""", order);
        server.run("""
                INSERT INTO document (id, account_id, blob_id, filename, content_type, size, sha256, av_scan_status,
                    uploaded_for, created_at, updated_at)
                SELECT gen_random_uuid(), b.account_id, b.id, 'x', 'text/plain', 1, repeat('0', 64), 'not_scanned',
                    o.id, now(), now()
                FROM porting_order o JOIN blob b ON b.account_id = o.account_id
                WHERE o.id = ?::uuid AND NOT EXISTS (SELECT 1 FROM document d WHERE d.blob_id = b.id)""", order);
        // What is wrong with the file would be told as well if it was looked at.
        for (String body : List.of("{\"file\":\"aGk=\"}", "{\"file\":\"aGk=\",\"filename\":7}")) {
            Answer refused = guest.post("/v2/documents", body, "Idempotency-Key", "upload-2");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json())
                    .isEqualTo(Json.read(Json.text(error(
                            "10027",
                            "Unprocessable entity",
                            "With sharing tokens at most 100 documents can be uploaded for an order. Nothing of this one was"
                                    + " taken. Ask whoever shared it to upload this one.",
                            null))));
        }
        assertThat(guest.post("/v2/documents", "{\"file\":\"aGk=\"}", key).ok().id())
                .isEqualTo(first);
        assertThat(tenant.post("/v2/documents", "{\"file\":\"aGk=\"}").status()).isEqualTo(200);
    }

    @Test
    void everythingThatIsWrongIsToldAndNothingIsShared() {
        assertThat(share("{\"permissions\":\"everything\",\"expires_in_seconds\":172801}")
                        .problems())
                .containsExactlyInAnyOrder("10032 /permissions", "10033 /expires_in_seconds");
        assertThat(share("{\"permissions\":[\"" + READ + "\",\"all\"],\"expires_in_seconds\":0}")
                        .problems())
                .containsExactlyInAnyOrder("10032 /permissions/1", "10033 /expires_in_seconds");
        assertThat(share("{\"permissions\":[]}").problems()).containsExactly("10033 /permissions");
        assertThat(share("{\"permissions\":7}").problems()).containsExactly("10026 /permissions");
        assertThat(tenant.get(orders(order) + "/sharing_tokens").data()).isEmpty();
        Tenant other = server.tenant();
        assertThat(other.post(orders(order) + "/actions/share", "{}").status()).isEqualTo(404);
        assertThat(other.get(orders(order) + "/sharing_tokens").status()).isEqualTo(404);
        String id = share("{}").id();
        assertThat(other.delete(orders(order) + "/sharing_tokens/" + id).status())
                .isEqualTo(404);
    }

    @Test
    void aTokenThatWasChangedOrSignedByAnotherIsAnUnknownKey() {
        String token = share("{}").ok().value("token");
        String[] parts = token.split("\\.", -1);
        String none = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        String more = base64(part(token, 1).toString().replace(READ, UPDATE));
        for (String wrong : List.of(
                parts[0] + "." + more + "." + parts[2],
                none + "." + parts[1] + ".",
                none + "." + parts[1] + "." + parts[2],
                token + "x",
                parts[0] + "." + parts[1],
                base64("{\"alg\":5}") + ".e30.AA",
                base64("{\"alg\":\"HS256\",\"crit\":[1]}") + ".e30.AA",
                base64("{\"alg\":\"HS256\",\"crit\":5}") + ".e30.AA",
                base64("{\"alg\":\"HS256\",\"b64\":\"x\"}") + ".e30.AA")) {
            Answer refused = tenant.withKey(wrong).get("/v2/documents");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.text()).contains("The key is unknown or revoked.");
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void withATokenTheServerFetchesNothing() {
        Answer refused = guest(BOTH).post("/v2/documents", "{\"url\":\"http://127.0.0.1:9/a.pdf\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("10027 /url");
    }

    @Test
    void theIdempotencyKeysOfTokensAreTheirOwn() {
        Tenant guest = guest(BOTH);
        String[] key = {"Idempotency-Key", "upload-1"};
        String body = "{\"file\":\"aGk=\",\"filename\":\"a.txt\"}";
        String mine = tenant.post("/v2/documents", body, key).ok().id();
        String theirs = guest.post("/v2/documents", body, key).ok().id();
        assertThat(theirs).isNotEqualTo(mine);
        assertThat(guest.post("/v2/documents", body, key).ok().id()).isEqualTo(theirs);
        assertThat(tenant.post("/v2/documents", body, key).ok().id()).isEqualTo(mine);
    }

    @Test
    void theTokenIsNowhereInTheDatabase() {
        String token = share("{}").ok().value("token");
        String kept = share("{\"expires_in_seconds\":60}").ok().value("token");
        assertThat(server.everything()).noneMatch(row -> row.contains(token) || row.contains(kept));
    }

    @Test
    void aSuspendedAccountsTokensAreRefused() {
        Tenant guest = guest("{}");
        server.run(
                "UPDATE account SET suspended_at = now() WHERE id = ?::uuid",
                tenant.accountId().toString());
        Answer refused = guest.get("/v2/documents");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("The account is suspended.");
    }
}
