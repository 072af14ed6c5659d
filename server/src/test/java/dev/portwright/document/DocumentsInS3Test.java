package dev.portwright.document;

import static dev.portwright.testing.Api.error;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.document.file.Files;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.DocumentsInS3;
import dev.portwright.testing.S3Store;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Await;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.SandboxClock;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents whose bytes are in an S3 store. */
@ServerTest
@TestProfile(DocumentsInS3.class)
class DocumentsInS3Test {
    /** One that the sandbox's own account is born with. */
    private static final String SEEDED = "ce74b771-d23d-4960-81ec-8741b3862146";

    private static final String AWAY = "The store of documents does not answer at the moment. Try again shortly.";

    @Inject
    TestServer server;

    Tenant tenant;
    SandboxClock clock;
    S3Store store;

    @BeforeEach
    void account() {
        store = S3Store.running();
        tenant = server.tenant();
        clock = new SandboxClock(tenant.client());
        clock.freeze();
    }

    @AfterEach
    void release() {
        clock.reset();
    }

    private static byte[] large() {
        byte[] content = new byte[400_000];
        new Random(1).nextBytes(content);
        System.arraycopy(Files.PDF, 0, content, 0, Files.PDF.length);
        return content;
    }

    private static String path(String id) {
        return "/v2/documents/" + id + "/download";
    }

    private Response download(String id) {
        return Api.withKey(tenant.key()).get(path(id));
    }

    private String object(String id) {
        return server.rows(
                        "SELECT object_key FROM blob WHERE id = (SELECT blob_id FROM document WHERE id = ?::uuid)", id)
                .getFirst();
    }

    private List<String> blobs() {
        return server.rows(
                "SELECT id::text FROM blob WHERE account_id = ?::uuid",
                tenant.accountId().toString());
    }

    /** The objects of the account are those that it has rows of, and no more. */
    private void awaitObjects(int count) {
        Await.that(
                "there are " + count + " objects",
                () -> store.objects(tenant.accountId()),
                list -> list.size() == count);
        Await.that("their rows are there", this::blobs, list -> list.size() == count);
        assertThat(store.objects(tenant.accountId())).containsExactlyInAnyOrderElementsOf(blobs());
    }

    @Test
    void aDocumentIsAnObjectAndComesBackAsItWas() throws IOException {
        byte[] content = large();
        for (byte[] one : List.of(Files.text("x"), Files.PDF, content)) {
            String id = tenant.document("a", one);
            assertThat(java.nio.file.Files.readAllBytes(store.object(object(id))))
                    .isEqualTo(one);
            assertThat(download(id).asByteArray()).isEqualTo(one);
        }
        awaitObjects(3);
        assertThat(server.rows(
                        "SELECT b.id::text FROM blob b JOIN blob_part p ON p.blob_id = b.id WHERE b.account_id = ?::uuid",
                        tenant.accountId().toString()))
                .isEmpty();
        String large = tenant.document("b", content);
        Response part =
                Api.withKey(tenant.key()).header("range", "bytes=131000-131999").get(path(large));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(content, 131_000, 132_000));
    }

    @Test
    void aFormIsAnObjectToo() {
        byte[] content = large();
        String id = Api.withKey(tenant.key())
                .multiPart("file", "letter.pdf", content, "application/pdf")
                .post("/v2/documents")
                .then()
                .statusCode(200)
                .extract()
                .path("data.id");
        assertThat(download(id).asByteArray()).isEqualTo(content);
        awaitObjects(1);
    }

    @Test
    void whatIsInTheDatabaseStaysReadable() {
        String seeded = Api.customer()
                .get(path(SEEDED))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(seeded).startsWith("%PDF-1.4").endsWith("%%EOF\n");
    }

    @Test
    void whatIsDeletedIsGoneThereToo() {
        String first = tenant.document("a", Files.PDF);
        tenant.document("b", large());
        awaitObjects(2);
        tenant.delete("/v2/documents/" + first).ok();
        awaitObjects(1);
        clock.advance(Duration.ofMinutes(30));
        awaitObjects(0);
    }

    @Test
    void whatIsRefusedLeavesNothing() {
        Body html = Body.of("file", Base64.getEncoder().encodeToString(Files.text("<html><body>x</body></html>")));
        assertThat(tenant.post("/v2/documents", html).status()).isEqualTo(422);
        assertThat(blobs()).isEmpty();
        server.run(
                "INSERT INTO document_space VALUES (?::uuid, 1, ?::bigint)",
                tenant.accountId().toString(),
                String.valueOf(10_240L * 1024 * 1024 - 1));
        Body pdf = Body.of("file", Base64.getEncoder().encodeToString(Files.PDF));
        assertThat(tenant.post("/v2/documents", pdf).problems()).containsExactly("10027");
        awaitObjects(0);
    }

    @Test
    void whileTheStoreIsAwayDocumentsWaitAndEverythingElseGoesOn() {
        String kept = tenant.document("a", large());
        String deleted = tenant.document("b", Files.PDF);
        String order = tenant.order("+13035550000");
        store.goAway();
        try {
            Body pdf = Body.of("file", Base64.getEncoder().encodeToString(Files.PDF));
            Answer upload = tenant.post("/v2/documents", pdf);
            assertThat(upload.status()).as(upload.text()).isEqualTo(503);
            assertThat(upload.header("retry-after")).isEqualTo("5");
            assertThat(upload.json())
                    .isEqualTo(Json.read(Json.text(error("10007", "Service unavailable", AWAY, null))));
            for (Answer answer : List.of(tenant.get(path(kept)), tenant.get(path(kept), "range", "bytes=0-0"))) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                assertThat(answer.header("retry-after")).isEqualTo("5");
                assertThat(answer.text()).contains(AWAY);
            }
            assertThat(ready()).isEqualTo("503 the S3 store does not answer");
            assertThat(tenant.get("/v2/documents").ok().column("id")).containsExactlyInAnyOrder(kept, deleted);
            tenant.delete("/v2/documents/" + deleted).ok();
            tenant.edit(order, "{\"documents\":{\"loa\":\"" + kept + "\"}}").ok();
        } finally {
            store.comeBack();
        }
        Await.that("the server is ready", this::ready, "200 in the S3 store"::equals);
        assertThat(download(kept).asByteArray()).isEqualTo(large());
        // Of an upload that failed something may still arrive, for so long by the database's clock.
        server.run(
                "UPDATE blob SET begun_at = begun_at - interval '16 minutes' WHERE account_id = ?::uuid",
                tenant.accountId().toString());
        clock.advance(Duration.ofHours(2));
        awaitObjects(1);
    }

    @Test
    void whatTheStoreIsAskedForAndHowItAnswersIsCounted() {
        double put = count("put", "done");
        double get = count("get", "done");
        double missing = count("get", "missing");
        double deleted = count("delete", "done");
        double failed = count("put", "failed");
        String id = tenant.document("a", Files.PDF);
        assertThat(download(id).asByteArray()).isEqualTo(Files.PDF);
        assertThat(count("put", "done")).isEqualTo(put + 1);
        assertThat(count("get", "done")).isEqualTo(get + 1);
        tenant.delete("/v2/documents/" + id).ok();
        Await.that("a deletion is counted", () -> count("delete", "done"), now -> now == deleted + 1);
        String lost = tenant.document("b", Files.PDF);
        assertThat(store.object(object(lost)).toFile().delete()).isTrue();
        assertThat(download(lost).statusCode()).isEqualTo(500);
        assertThat(count("get", "missing")).isEqualTo(missing + 1);
        store.goAway();
        try {
            Body pdf = Body.of("file", Base64.getEncoder().encodeToString(Files.PDF));
            assertThat(tenant.post("/v2/documents", pdf).status()).isEqualTo(503);
        } finally {
            store.comeBack();
        }
        assertThat(count("put", "failed")).isEqualTo(failed + 1);
        Await.that("the server is ready", this::ready, "200 in the S3 store"::equals);
    }

    /** How often the store has answered so. */
    private static double count(String request, String outcome) {
        return given().get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("portwright_object_store_requests_seconds_count{")
                        && line.contains("request=\"" + request + "\"")
                        && line.contains("outcome=\"" + outcome + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String ready() {
        Response answer = given().get("/health/ready");
        return answer.statusCode() + " "
                + answer.jsonPath().getString("checks.find { it.name == 'documents' }.data.state");
    }

    @Test
    void whatWasDamagedOrLostIsNotAnsweredAsIfItWereWhole() throws IOException {
        String damaged = tenant.document("a", large());
        byte[] other = large();
        other[10]++;
        java.nio.file.Files.write(store.object(object(damaged)), other);
        assertThatThrownBy(() -> download(damaged).asByteArray()).hasMessageContaining("Premature end");

        String lost = tenant.document("b", Files.PDF);
        java.nio.file.Files.delete(store.object(object(lost)));
        assertThat(download(lost).statusCode()).isEqualTo(500);
        assertThat(tenant.get("/v2/documents/" + lost).status()).isEqualTo(200);
    }

    @Test
    void anAccountThatIsEmptiedLeavesNoObjects() {
        Tenant sandbox = tenant.withKey(Api.SANDBOX_KEY);
        String id = sandbox.document("a", Files.PDF);
        String key = object(id);
        assertThat(store.object(key)).exists();
        sandbox.post("/sandbox/reset", "").ok();
        Await.that("the object is gone", () -> java.nio.file.Files.exists(store.object(key)), there -> !there);
        assertThat(sandbox.get("/v2/documents/" + UUID.fromString(id)).status()).isEqualTo(404);
    }
}
