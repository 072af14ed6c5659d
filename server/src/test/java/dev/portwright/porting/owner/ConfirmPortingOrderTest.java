package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.account.Actor;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.testing.DeskVerbs;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Submitting an order: {@code ConfirmPortingOrder}. */
@ServerTest
class ConfirmPortingOrderTest {
    /** A Wednesday, ten in the morning in Chicago. */
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    @Inject
    DeskVerbs desk;

    Tenant tenant;
    String id;

    @BeforeEach
    void draft() {
        clock.set(NOW);
        tenant = server.tenant();
        id = tenant.order("+13035550000");
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void aCompleteDraftIsInProcessAndShowsItsKeys() {
        server.fill(tenant, id);
        Answer confirmed = tenant.confirm(id);
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.data("status")).isEqualTo("{\"value\":\"in-process\",\"details\":[]}");
        assertThat(confirmed.data("support_key")).matches("\"sr_[0-9a-f]{6}\"");
        assertThat(confirmed.data("parent_support_key")).matches("\"pr_[0-9a-f]{6}\"");
        assertThat(confirmed.header("etag")).isEqualTo("\"3\"");
        assertThat(tenant.show(id).data("status.value")).isEqualTo("\"in-process\"");
    }

    @Test
    void theHistoryAndOneEventTellOfIt() {
        server.fill(tenant, id);
        Answer confirmed = tenant.confirm(id, "x-request-id", "confirm-1");
        JsonNode entry =
                tenant.get("/v2/porting_orders/" + id + "/history").data().get(0);
        assertThat(entry.path("action").asString()).isEqualTo("status_changed");
        assertThat(entry.path("reason").asString()).isEqualTo("Submitted by its owner.");
        assertThat(entry.path("request_id").asString()).isEqualTo("confirm-1");
        assertThat(entry.path("actor"))
                .isEqualTo(Json.read("{\"type\":\"user\",\"user_id\":\"%s\",\"api_key_id\":\"%s\"}"
                        .formatted(tenant.userId(), tenant.apiKeyId())));
        assertThat(entry.path("changes").toString())
                .isEqualTo("[{\"attribute\":\"status\",\"old_value\":\"draft\",\"new_value\":\"in-process\"}]");
        List<String> events = server.rows(
                "SELECT payload::text FROM event WHERE event_type = 'porting_order.status_changed' AND porting_order_id = ?::uuid",
                id);
        assertThat(events).hasSize(1);
        JsonNode payload = Json.read(events.getFirst());
        assertThat(payload.path("id").asString()).isEqualTo(id);
        assertThat(payload.at("/status/value").asString()).isEqualTo("in-process");
        assertThat(payload.path("support_key").toString()).isEqualTo(confirmed.data("support_key"));
    }

    @Test
    void anEmptyDraftIsToldEverythingThatIsMissingAtOnce() {
        require("59b0762a-b274-4f76-ac32-4d5cf0272e66");
        Answer refused = tenant.confirm(id);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "10004 /end_user/admin/entity_name",
                        "10004 /end_user/admin/auth_person_name",
                        "10004 /end_user/admin/billing_phone_number",
                        "10004 /end_user/admin/account_number",
                        "10004 /end_user/location/street_address",
                        "10004 /end_user/location/locality",
                        "10004 /end_user/location/administrative_area",
                        "10004 /end_user/location/postal_code",
                        "10004 /end_user/location/country_code",
                        "10004 /misc/type",
                        "10004 /documents/invoice",
                        "80008 /documents/loa",
                        "10004 /requirements/0/field_value");
        assertThat(tenant.show(id).data("status.value")).isEqualTo("\"draft\"");
        assertThat(tenant.show(id).header("etag")).isEqualTo("\"1\"");
    }

    @Test
    void whatIsMissingCanBeGivenAtExactlyThePointersNamed() {
        require("59b0762a-b274-4f76-ac32-4d5cf0272e66");
        JsonNode complete = Json.read(server.completeBody(tenant));
        Map<String, Object> body = new TreeMap<>();
        for (JsonNode error : tenant.confirm(id).json().path("errors")) {
            String pointer = error.at("/source/pointer").asString();
            if (pointer.startsWith("/requirements/0")) {
                JsonNode shown = tenant.show(id).data().at("/requirements/0");
                body.put(
                        "requirements",
                        List.of(Map.of(
                                "requirement_type_id",
                                shown.path("requirement_type_id").asString(),
                                "field_value",
                                complete.at(pointer).asString())));
            } else {
                put(body, pointer.substring(1).split("/"), complete.at(pointer).asString());
            }
        }
        assertThat(tenant.edit(id, Json.text(body)).status()).isEqualTo(200);
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
    }

    /** Makes a requirement type mandatory for the order. */
    private void require(String type) {
        server.run(
                "UPDATE porting_order SET requirements = ?::jsonb WHERE id = ?::uuid",
                "[{\"requirement_type_id\":\"%s\",\"field_type\":\"document\",\"field_value\":null,\"status\":\"requirement-info-pending\"}]"
                        .formatted(type),
                id);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> body, String[] path, String value) {
        Map<String, Object> at = body;
        for (int i = 0; i < path.length - 1; i++) {
            at = (Map<String, Object>) at.computeIfAbsent(path[i], name -> new TreeMap<String, Object>());
        }
        at.put(path[path.length - 1], value);
    }

    @Test
    void aWholeProblemSaysWhatToDo() {
        server.fill(tenant, id);
        tenant.edit(id, Body.of("documents.loa", null));
        Answer refused = tenant.confirm(id);
        assertThat(refused.json().path("errors").size()).isEqualTo(1);
        JsonNode error = refused.json().path("errors").get(0);
        assertThat(error.path("code").asString()).isEqualTo("80008");
        assertThat(error.path("title").asString()).isEqualTo("Missing LOA");
        assertThat(error.path("detail").asString())
                .isEqualTo("Give the id of a document: the signed letter of authorization.");
    }

    @Test
    void aDateThatHasBecomeStaleIsRefused() {
        server.fill(tenant, id);
        tenant.edit(id, Body.of("activation_settings.foc_datetime_requested", "2026-03-12T15:00:00Z"));
        clock.set(Instant.parse("2026-03-13T15:00:00Z"));
        Answer refused = tenant.confirm(id);
        assertThat(refused.problems()).containsExactly("80018 /activation_settings/foc_datetime_requested");
        tenant.edit(id, Body.of("activation_settings.foc_datetime_requested", null));
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
    }

    @Test
    void messagingNeedsAProfile() {
        server.fill(tenant, id);
        tenant.edit(id, Body.of("messaging.enable_messaging", true));
        assertThat(tenant.confirm(id).problems())
                .containsExactly("10004 /phone_number_configuration/messaging_profile_id");
        tenant.edit(
                id,
                "{\"phone_number_configuration\":{\"messaging_profile_id\":\"%s\"}}"
                        .formatted(server.reference(tenant, "messaging_profile")));
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
    }

    @Test
    void aBillingNumberThatLeavesNeedsASuccessorForWhatIsKept() {
        server.fill(tenant, id);
        tenant.edit(
                id,
                Body.of("end_user.admin.billing_phone_number", "+13035550000")
                        .with("misc.type", "partial")
                        .with("misc.remaining_numbers_action", "disconnect"));
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
    }

    @Test
    void anOrderInExceptionIsSubmittedAgain() {
        server.fill(tenant, id);
        server.lead(tenant, id, "exception");
        Answer confirmed = tenant.confirm(id);
        assertThat(confirmed.data("status")).isEqualTo("{\"value\":\"submitted\",\"details\":[]}");
        JsonNode entry =
                tenant.get("/v2/porting_orders/" + id + "/history").data().get(0);
        assertThat(entry.path("reason").asString()).isEqualTo("Submitted again by its owner.");
        assertThat(entry.path("changes").toString())
                .isEqualTo("[{\"attribute\":\"status\",\"old_value\":\"exception\",\"new_value\":\"submitted\"},"
                        + "{\"attribute\":\"status.details\",\"old_value\":[\"OTHER\"],\"new_value\":[]}]");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DRAFT", "EXCEPTION"})
    void anOrderInAnyOtherStatusIsRefused(PortingOrderStatus status) {
        server.fill(tenant, id);
        server.lead(tenant, id, status.word());
        String before = server.row(id);
        Answer refused = tenant.confirm(id);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo(
                        "Only drafts and orders in exception can be confirmed; this order is " + status.word() + ".");
        assertThat(server.row(id)).isEqualTo(before);
    }

    @Test
    void aNumberIsInOneSubmittedOrderWhoeverItsOwnerIs() {
        Tenant other = server.tenant();
        String theirs = server.completeOrder(other, "+13035550000", "+13035550001");
        server.fill(tenant, id);
        assertThat(other.confirm(theirs).status()).isEqualTo(200);
        String before = server.row(id);
        Answer refused = tenant.confirm(id);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).isEqualTo("""
                        {"errors":[{"code":"80003","title":"Phone number already in another order",\
                        "detail":"+13035550000 is being ported by another order. This order can be submitted once that one is over.",\
                        "meta":{"url":"%s"}}]}""".formatted(url(refused)));
        assertThat(server.row(id)).isEqualTo(before);

        assertThat(other.cancel(theirs).status()).isEqualTo(200);
        assertThat(tenant.confirm(id).problems()).containsExactly("80003");
        desk.approveCancellation(UUID.fromString(theirs), Actor.operator(null, null), null);
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
    }

    private static String url(Answer refused) {
        return refused.json().at("/errors/0/meta/url").asString();
    }

    @Test
    void numbersOfOthersAreToldTogetherWithAllThatIsMissing() {
        Tenant other = server.tenant();
        other.confirm(server.completeOrder(other, "+13035550000", "+13035550001", "+13035550002"));
        String draft = tenant.order("+13035550002", "+13035550003", "+13035550001");
        server.fill(tenant, draft);
        tenant.edit(draft, Body.of("misc.type", null));
        Answer refused = tenant.confirm(draft);
        assertThat(refused.problems()).containsExactly("10004 /misc/type", "80003", "80003");
        assertThat(refused.json().at("/errors/1/detail").asString()).startsWith("+13035550001 ");
        assertThat(refused.json().at("/errors/2/detail").asString()).startsWith("+13035550002 ");
    }

    @Test
    void ofManyAccountsThatSubmitTheSameNumbersAtOnceOneDoes() {
        List<Tenant> tenants = Stream.generate(server::tenant).limit(6).toList();
        List<String> orders = IntStream.range(0, 6)
                .mapToObj(i -> i % 2 == 0
                        ? server.completeOrder(tenants.get(i), "+13035550011", "+13035550012", "+13035550013")
                        : server.completeOrder(tenants.get(i), "+13035550013", "+13035550012", "+13035550010"))
                .toList();
        List<Integer> statuses = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> tenants.get(i).confirm(orders.get(i)).status())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 422, 422, 422, 422, 422);
    }

    @Test
    void theDatabaseItselfKeepsANumberInOneSubmittedOrder() {
        Tenant other = server.tenant();
        String theirs = server.completeOrder(other, "+13035550000");
        assertThat(other.confirm(theirs).status()).isEqualTo(200);
        assertThatThrownBy(() -> server.run(
                        "UPDATE porting_phone_number SET submitted = true WHERE porting_order_id = ?::uuid", id))
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        e -> assertThat(e.violates("porting_phone_number_in_one_submitted_order"))
                                .isTrue());
    }

    @Test
    void confirmingTwiceAtOnceSubmitsOnce() {
        server.fill(tenant, id);
        List<Integer> statuses = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> tenant.confirm(id).status())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 422, 422, 422);
        assertThat(server.rows(
                        "SELECT id::text FROM event WHERE porting_order_id = ?::uuid AND event_type = 'porting_order.status_changed'",
                        id))
                .hasSize(1);
    }

    @Test
    void aRepeatedKeyGetsTheSameAnswer() {
        server.fill(tenant, id);
        Answer first = tenant.confirm(id, "Idempotency-Key", "k1");
        Answer again = tenant.confirm(id, "Idempotency-Key", "k1");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void anOrderIsConfirmedOnlyAsItWasSeen() {
        server.fill(tenant, id);
        assertThat(tenant.confirm(id, "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(tenant.confirm(id, "If-Match", "\"2\"").status()).isEqualTo(200);
    }

    @Test
    void strangersLearnNothing() {
        Tenant other = server.tenant();
        Answer foreign = other.confirm(id);
        Answer unknown = other.confirm(UUID.randomUUID().toString());
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text()).isEqualTo(unknown.text());
        assertThat(tenant.confirm("x").status()).isEqualTo(400);
        assertThat(tenant.withKey("").confirm(id).status()).isEqualTo(401);
    }
}
