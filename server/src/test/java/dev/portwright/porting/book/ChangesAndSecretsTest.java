package dev.portwright.porting.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is written down of a change, and what never is in a form that can be read. */
@ServerTest
class ChangesAndSecretsTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

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
    void theHistoryTellsWhoDidWhatWhen() {
        clock.set(NOW.plusSeconds(1));
        tenant.edit(
                id,
                Body.of("customer_reference", "one")
                        .with("end_user.admin.entity_name", "Porter")
                        .with("end_user.admin.pin_passcode", 1234),
                "x-request-id",
                "my-request");
        clock.set(NOW.plusSeconds(2));
        tenant.edit(id, Body.of("customer_reference", "two").with("end_user.admin.pin_passcode", "5678"));
        Answer history = history("");
        assertThat(history.column("action")).containsExactly("updated", "updated", "created");
        assertThat(history.column("occurred_at"))
                .containsExactly("2026-03-11T15:00:02Z", "2026-03-11T15:00:01Z", "2026-03-11T15:00:00Z");
        assertThat(history.column("record_type")).containsOnly("porting_order_change");
        assertThat(history.column("actor"))
                .containsOnly("{\"type\":\"user\",\"user_id\":\"%s\",\"api_key_id\":\"%s\"}"
                        .formatted(tenant.userId(), tenant.apiKeyId()));
        assertThat(history.data("1.request_id")).isEqualTo("\"my-request\"");
        assertThat(history.data("1.changes")).isEqualTo("""
                        [{"attribute":"customer_reference","old_value":null,"new_value":"one"},\
                        {"attribute":"end_user.admin.entity_name","old_value":null,"new_value":"Porter"},\
                        {"attribute":"end_user.admin.pin_passcode","old_value":null,"new_value":"***"}]""");
        assertThat(history.data("0.changes")).isEqualTo("""
                        [{"attribute":"customer_reference","old_value":"one","new_value":"two"},\
                        {"attribute":"end_user.admin.pin_passcode","old_value":"***","new_value":"***"}]""");
        assertThat(history.data("2.changes")).isEqualTo("[]");
    }

    @Test
    void valuesOfEveryShapeStandInTheHistory() {
        String document = server.reference(tenant, "document");
        tenant.edit(id, """
                {"documents":{"loa":"%s"},"messaging":{"enable_messaging":true},
                 "activation_settings":{"foc_datetime_requested":"2026-03-12T15:00:00Z"},
                 "phone_number_configuration":{"tags":["a","b"]},
                 "requirements":[{"requirement_type_id":"59b0762a-b274-4f76-ac32-4d5cf0272e66","field_value":"%s"}]}""".formatted(document, document));
        assertThat(history("").data().at("/0/changes")).isEqualTo(Json.read("""
                        [{"attribute":"activation_settings.foc_datetime_requested","old_value":null,\
                        "new_value":"2026-03-12T15:00:00Z"},\
                        {"attribute":"documents.loa","old_value":null,"new_value":"%1$s"},\
                        {"attribute":"messaging.enable_messaging","old_value":false,"new_value":true},\
                        {"attribute":"phone_number_configuration.tags","old_value":[],"new_value":["a","b"]},\
                        {"attribute":"requirements","old_value":[],"new_value":\
                        [{"requirement_type_id":"59b0762a-b274-4f76-ac32-4d5cf0272e66","field_type":"document",\
                        "field_value":"%1$s","status":"requirement-info-under-review"}]},\
                        {"attribute":"messaging.messaging_port_status","old_value":"not_applicable",\
                        "new_value":"pending"}]""".formatted(document)));
    }

    @Test
    void theFirstEntryHoldsWhatTheOrderWasCreatedWith() {
        String created = tenant.post(
                        "/v2/porting_orders", Body.numbers("+13035550001").with("customer_reference", "born"))
                .id();
        assertThat(tenant.get("/v2/porting_orders/" + created + "/history").data("0.changes"))
                .isEqualTo("[{\"attribute\":\"customer_reference\",\"old_value\":null,\"new_value\":\"born\"}]");
    }

    @Test
    void theHistoryHasPages() {
        for (int i = 0; i < 4; i++) {
            tenant.edit(id, Body.of("customer_reference", String.valueOf(i)));
        }
        Answer second = history("?page[number]=2&page[size]=2");
        assertThat(second.column("changes")).hasSize(2);
        assertThat(second.data("0.changes.0.new_value")).isEqualTo("\"1\"");
        assertThat(second.json().path("meta").toString())
                .isEqualTo("{\"page_number\":2,\"page_size\":2,\"total_pages\":3,\"total_results\":5}");
        assertThat(history("?page[number]=9").data()).isEmpty();
        assertThat(history("?page[number]=9").json().at("/meta/total_results").intValue())
                .isEqualTo(5);
        assertThat(history("?page[size]=251").problems()).containsExactly("10033 page[size]");
        assertThat(history("?filter[action]=created").problems()).containsExactly("10031 filter[action]");
    }

    @Test
    void aRefusedEditIsNotInTheHistory() {
        tenant.edit(id, Body.of("customer_reference", "x").with("misc.type", "whole"));
        tenant.edit(
                id, Body.of("customer_reference", "x").with("documents.loa", "64ffb720-04c7-455b-92d6-20fcca92e935"));
        assertThat(history("").data()).hasSize(1);
    }

    @Test
    void theHistoryOutlivesTheOrder() {
        tenant.delete("/v2/porting_orders/" + id);
        assertThat(history("").status()).isEqualTo(404);
        assertThat(server.rows(
                        "SELECT action FROM porting_order_change WHERE porting_order_id = ?::uuid ORDER BY version",
                        id))
                .containsExactly("created", "deleted");
    }

    // ---- events

    @Test
    void messagingThatChangesIsAnEvent() {
        tenant.edit(id, Body.of("webhook_url", "https://example.com/hooks").with("customer_reference", "ref"));
        assertThat(events()).isEmpty();
        clock.set(NOW.plusSeconds(5));
        tenant.edit(id, Body.of("messaging.enable_messaging", true));
        tenant.edit(id, Body.of("messaging.enable_messaging", true));
        List<String> events = events();
        assertThat(events).hasSize(1);
        JsonNode event = Json.read(events.getFirst());
        assertThat(event.path("event_type").asString()).isEqualTo("porting_order.messaging_changed");
        assertThat(event.path("account_id").asString())
                .isEqualTo(tenant.accountId().toString());
        assertThat(event.path("webhook_url").asString()).isEqualTo("https://example.com/hooks");
        assertThat(OffsetDateTime.parse(event.path("occurred_at").asString()).toInstant())
                .isEqualTo(NOW.plusSeconds(5));
        assertThat(event.path("payload")).isEqualTo(Json.read("""
                        {"id":"%s","customer_reference":"ref","support_key":null,"messaging":{"messaging_capable":true,
                         "enable_messaging":true,"messaging_port_status":"pending","messaging_port_completed":false}}""".formatted(id)));
        tenant.edit(id, Body.of("messaging", null));
        assertThat(events()).hasSize(2);
    }

    @Test
    void anotherLoaIsAnEvent() {
        String loa = server.reference(tenant, "document");
        tenant.edit(id, Body.of("documents.loa", loa));
        tenant.edit(id, Body.of("documents.loa", loa).with("documents.invoice", loa));
        assertThat(events())
                .hasSize(1)
                .first()
                .asString()
                .contains("\"porting_order.loa_updated\"", "\"payload\": null");
    }

    @Test
    void aDeletedDraftIsAnEvent() {
        tenant.edit(id, Body.of("customer_reference", "ref"));
        clock.set(NOW.plusSeconds(5));
        tenant.delete("/v2/porting_orders/" + id);
        assertThat(events()).hasSize(1);
        JsonNode event = Json.read(events().getFirst());
        assertThat(event.path("event_type").asString()).isEqualTo("porting_order.deleted");
        assertThat(event.path("payload")).isEqualTo(Json.read("""
                        {"id":"%s","customer_reference":"ref","deleted_at":"2026-03-11T15:00:05Z",
                         "record_type":"porting_event","created_at":"2026-03-11T15:00:05Z",
                         "updated_at":"2026-03-11T15:00:05Z"}""".formatted(id)));
    }

    @Test
    void aRefusedEditTellsNothing() {
        String loa = server.reference(tenant, "document");
        tenant.edit(
                id,
                Body.of("messaging.enable_messaging", true)
                        .with("documents.loa", loa)
                        .with("webhook_url", "ftp://x"));
        tenant.edit(
                id, Body.of("messaging.enable_messaging", true).with("phone_number_configuration.connection_id", "x"));
        assertThat(events()).isEmpty();
    }

    // ---- secrets

    @Test
    void noSecretCanBeReadInTheDatabase() {
        List<String> secrets = List.of("account-4711-q", "tax-4712-q", "pin-4713-q", "account-4714-q");
        tenant.edit(
                id, """
                {"end_user":{"admin":{"account_number":"%s","tax_identifier":"%s","pin_passcode":"%s"}},
                 "messaging":{"enable_messaging":true}}""".formatted(secrets.get(0), secrets.get(1), secrets.get(2)), "Idempotency-Key", "with-secrets");
        tenant.edit(id, Body.of("end_user.admin.account_number", secrets.get(3)));
        Answer shown = tenant.show(id);
        assertThat(shown.data("end_user.admin.account_number")).isEqualTo("\"" + secrets.get(3) + "\"");
        assertThat(shown.data("end_user.admin.pin_passcode")).isEqualTo("\"" + secrets.get(2) + "\"");
        List<String> everything = server.everything();
        assertThat(everything).anyMatch(row -> row.startsWith("idempotent_request ") && row.contains("with-secrets"));
        for (String secret : secrets) {
            String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            assertThat(everything).noneMatch(row -> row.contains(secret) || row.contains(hex));
        }
        assertThat(history("").text()).doesNotContain(secrets);
    }

    @Test
    void neitherIsAnApiKey() {
        String hex = HexFormat.of().formatHex(tenant.key().getBytes(StandardCharsets.UTF_8));
        assertThat(server.everything()).noneMatch(row -> row.contains(tenant.key()) || row.contains(hex));
    }

    @Test
    void theSecretsOfOneOrderDoNotOpenInAnother() {
        String other = tenant.order("+13035550001");
        tenant.edit(id, Body.of("end_user.admin.account_number", "mine"));
        server.run(
                "UPDATE porting_order SET end_user_secrets = (SELECT end_user_secrets FROM porting_order WHERE id = ?::uuid) WHERE id = ?::uuid",
                id,
                other);
        Answer shown = tenant.show(other);
        assertThat(shown.status()).isEqualTo(500);
        assertThat(shown.problems()).containsExactly("10007");
        assertThat(shown.text()).doesNotContain("mine", "Exception");
        server.run("UPDATE porting_order SET end_user_secrets = NULL WHERE id = ?::uuid", other);
    }

    private Answer history(String query) {
        return tenant.get("/v2/porting_orders/" + id + "/history" + query);
    }

    private List<String> events() {
        return server.rows(
                "SELECT to_jsonb(e)::text FROM event e WHERE porting_order_id = ?::uuid ORDER BY occurred_at, id", id);
    }
}
