package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How the body of a PATCH is laid over what the order has. */
@ServerTest
class EditMergeTest {
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
        id = tenant.order("+13035550000", "+13035550001");
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void everyAttributeIsKeptAndShownAgain() {
        String body = full();
        Answer edited = tenant.edit(id, body);
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.warnings()).isEmpty();
        JsonNode wanted = Json.read(body);
        for (String same : List.of(
                "/customer_reference",
                "/customer_group_reference",
                "/documents/loa",
                "/documents/invoice",
                "/end_user/location/street_address",
                "/end_user/location/extended_address",
                "/end_user/location/locality",
                "/end_user/location/administrative_area",
                "/end_user/location/postal_code",
                "/end_user/location/country_code",
                "/end_user/admin/entity_name",
                "/end_user/admin/auth_person_name",
                "/end_user/admin/billing_phone_number",
                "/end_user/admin/account_number",
                "/end_user/admin/tax_identifier",
                "/end_user/admin/pin_passcode",
                "/end_user/admin/business_identifier",
                "/messaging/enable_messaging",
                "/misc/type",
                "/misc/remaining_numbers_action",
                "/misc/new_billing_phone_number",
                "/phone_number_configuration/billing_group_id",
                "/phone_number_configuration/connection_id",
                "/phone_number_configuration/emergency_address_id",
                "/phone_number_configuration/messaging_profile_id",
                "/phone_number_configuration/tags",
                "/activation_settings/foc_datetime_requested",
                "/activation_settings/activation_type",
                "/requirements/0/field_value",
                "/requirements/0/requirement_type_id",
                "/webhook_url")) {
            assertThat(edited.data().at(same)).as(same).isEqualTo(wanted.at(same));
        }
        assertThat(edited.data("requirements.0.record_type")).isEqualTo("\"porting_requirement\"");
        assertThat(edited.data("requirements.0.field_type")).isEqualTo("\"document\"");
        assertThat(edited.data("messaging.messaging_port_status")).isEqualTo("\"pending\"");
        assertThat(edited.data().has("phone_numbers")).isFalse();
        assertThat(edited.json().at("/meta/phone_numbers_url").asString())
                .isEqualTo("/v2/porting_phone_numbers?filter[porting_order_id]=" + id);
        assertThat(tenant.show(id + "?include_phone_numbers=false").data()).isEqualTo(edited.data());
    }

    @Test
    void anEmptyBodyChangesNothingButTheVersion() {
        tenant.edit(id, full());
        String before = server.row(id);
        Answer edited = tenant.edit(id, "{}");
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.header("etag")).isEqualTo("\"3\"");
        assertThat(withoutVersion(server.row(id))).isEqualTo(withoutVersion(before));
        Answer history = tenant.get("/v2/porting_orders/" + id + "/history");
        assertThat(history.data("0.changes")).isEqualTo("[]");
        assertThat(history.data()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"end_user\":{}}",
                "{\"end_user\":{\"admin\":{},\"location\":{}}}",
                "{\"misc\":{},\"documents\":{},\"activation_settings\":{},\"phone_number_configuration\":{},\"user_feedback\":{},\"messaging\":{}}",
                "{\"requirements\":[]}",
                "{\"requirement_group_id\":null}",
                "{\"unknown\":1,\"end_user\":{\"admin\":{\"unknown\":{}}}}",
                "{\"id\":\"5\",\"status\":{\"value\":\"ported\"},\"support_key\":\"sr_x\",\"created_at\":7,\"user_id\":null,\"record_type\":[],\"phone_numbers\":[],\"porting_phone_numbers_count\":9,\"requirements_met\":true,\"additional_steps\":[1],\"phone_number_type\":\"mobile\",\"old_service_provider_ocn\":\"x\",\"description\":\"x\",\"updated_at\":\"x\",\"parent_support_key\":5}",
                "{\"activation_settings\":{\"fast_port_eligible\":false,\"foc_datetime_actual\":\"x\",\"activation_status\":\"Active\"},\"messaging\":{\"messaging_capable\":false,\"messaging_port_status\":\"ported\",\"messaging_port_completed\":true}}"
            })
    void bodiesThatSayNothingOfEditableAttributesChangeNone(String body) {
        tenant.edit(id, full());
        String before = server.row(id);
        Answer edited = tenant.edit(id, body);
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(withoutVersion(server.row(id))).isEqualTo(withoutVersion(before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer_reference",
                "customer_group_reference",
                "webhook_url",
                "documents.loa",
                "documents.invoice",
                "activation_settings.foc_datetime_requested",
                "activation_settings.activation_type",
                "end_user.admin.entity_name",
                "end_user.admin.auth_person_name",
                "end_user.admin.billing_phone_number",
                "end_user.admin.account_number",
                "end_user.admin.tax_identifier",
                "end_user.admin.pin_passcode",
                "end_user.admin.business_identifier",
                "end_user.location.street_address",
                "end_user.location.extended_address",
                "end_user.location.locality",
                "end_user.location.administrative_area",
                "end_user.location.postal_code",
                "end_user.location.country_code",
                "misc.type",
                "misc.remaining_numbers_action",
                "misc.new_billing_phone_number",
                "phone_number_configuration.billing_group_id",
                "phone_number_configuration.connection_id",
                "phone_number_configuration.emergency_address_id",
                "phone_number_configuration.messaging_profile_id"
            })
    void nullClearsOneAttributeAndNoOther(String path) {
        // With what remains to be disconnected no new billing number is asked for.
        tenant.edit(id, full().replace("\"keep\"", "\"disconnect\""));
        String withoutNumbers = id + "?include_phone_numbers=false";
        JsonNode before = tenant.show(withoutNumbers).data();
        Answer edited = tenant.edit(id, nested(path, "null"));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.data().at(pointer(path)).isNull()).isTrue();
        JsonNode after = tenant.show(withoutNumbers).data();
        assertThat(differences(before, after)).containsExactlyInAnyOrder(pointer(path), "/updated_at");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "documents | {\"loa\":null,\"invoice\":null}",
                "misc | null",
                "phone_number_configuration | {\"billing_group_id\":null,\"connection_id\":null,\"emergency_address_id\":null,\"messaging_profile_id\":null,\"tags\":[]}",
                "end_user.admin | {\"entity_name\":null,\"auth_person_name\":null,\"billing_phone_number\":null,\"account_number\":null,\"tax_identifier\":null,\"pin_passcode\":null,\"business_identifier\":null}",
                "end_user.location | {\"street_address\":null,\"extended_address\":null,\"locality\":null,\"administrative_area\":null,\"postal_code\":null,\"country_code\":null}",
                "activation_settings | {\"foc_datetime_requested\":null,\"foc_datetime_actual\":null,\"fast_port_eligible\":true,\"activation_status\":null,\"activation_type\":null}",
                "messaging | {\"messaging_capable\":true,\"enable_messaging\":false,\"messaging_port_status\":\"not_applicable\",\"messaging_port_completed\":false}",
                "user_feedback | {\"user_rating\":null,\"user_comment\":null}",
            })
    void nullInPlaceOfAnObjectClearsAllOfIt(String path, String expected) {
        tenant.edit(id, full());
        Answer edited = tenant.edit(id, nested(path, "null"));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.data(path)).isEqualTo(expected);
    }

    @Test
    void nullForTheEndUserClearsAdminAndLocation() {
        tenant.edit(id, full());
        Answer edited = tenant.edit(id, Body.of("end_user", null));
        assertThat(edited.data("end_user")).doesNotContain("\":\"").contains("\"entity_name\":null");
        assertThat(server.rows("SELECT 1 FROM porting_order WHERE end_user_secrets IS NULL AND id = ?::uuid", id))
                .hasSize(1);
    }

    @Test
    void nullForRequirementsTakesAwayThoseThatNobodyAsksFor() {
        tenant.edit(id, full());
        Answer edited = tenant.edit(id, Body.of("requirements", null));
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.data("requirements")).isEqualTo("[]");
    }

    @Test
    void nullForEnableMessagingSwitchesItOff() {
        tenant.edit(id, full());
        Answer edited = tenant.edit(id, Body.of("messaging.enable_messaging", null));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.data("messaging.enable_messaging")).isEqualTo("false");
    }

    @Test
    void objectsMergeKeyByKey() {
        tenant.edit(id, full());
        Answer edited = tenant.edit(id, Body.of("end_user.admin.entity_name", "New"));
        assertThat(edited.data("end_user.admin.entity_name")).isEqualTo("\"New\"");
        assertThat(edited.data("end_user.admin.account_number")).isEqualTo("\"123abc\"");
        assertThat(edited.data("end_user.location.locality")).isEqualTo("\"Austin\"");
    }

    @Test
    void arraysReplace() {
        tenant.edit(id, full());
        assertThat(tenant.edit(id, Body.of("phone_number_configuration.tags", new String[] {"one"}))
                        .data("phone_number_configuration.tags"))
                .isEqualTo("[\"one\"]");
        assertThat(tenant.edit(id, "{\"phone_number_configuration\":{\"tags\":[]}}")
                        .data("phone_number_configuration.tags"))
                .isEqualTo("[]");
        tenant.edit(id, Body.of("phone_number_configuration.tags", new String[] {"one"}));
        assertThat(tenant.edit(id, Body.of("phone_number_configuration.tags", null))
                        .data("phone_number_configuration.tags"))
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "13035551234, \"+13035551234\"",
        "'\"13035551234\"', \"+13035551234\"",
        "'\"+13035551234\"', \"+13035551234\"",
        "'\"(303) 555-1234\"', \"+13035551234\"",
    })
    void billingNumbersAreStoredAsE164(String sent, String stored) {
        assertThat(tenant.edit(id, nested("end_user.admin.billing_phone_number", sent))
                        .data("end_user.admin.billing_phone_number"))
                .isEqualTo("\"" + stored.replace("\"", "") + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"string\"", "\"\"", "5", "\"+1303CALLNOW\""})
    void whatIsNoPhoneNumberIs10002(String sent) {
        assertThat(tenant.edit(id, nested("end_user.admin.billing_phone_number", sent))
                        .problems())
                .containsExactly("10002 /end_user/admin/billing_phone_number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-13035551234", "99999999999999999999999999"})
    void aBillingNumberSentAsANumberIsInRange(String sent) {
        assertThat(tenant.edit(id, nested("end_user.admin.billing_phone_number", sent))
                        .problems())
                .containsExactly("10033 /end_user/admin/billing_phone_number");
    }

    @Test
    void aPinSentAsANumberIsStoredAsItsDigits() {
        assertThat(tenant.edit(id, nested("end_user.admin.pin_passcode", "1234"))
                        .data("end_user.admin.pin_passcode"))
                .isEqualTo("\"1234\"");
        assertThat(tenant.edit(id, nested("end_user.admin.pin_passcode", "1e3")).data("end_user.admin.pin_passcode"))
                .isEqualTo("\"1000\"");
        assertThat(tenant.edit(id, nested("end_user.admin.pin_passcode", "\"0042\""))
                        .data("end_user.admin.pin_passcode"))
                .isEqualTo("\"0042\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012345678901234567890123", "-5", "1e999999", "12.5"})
    void aPinSentAsANumberObeysTheRulesOfThePinSentAsText(String sent) {
        String before = server.row(id);
        Answer refused = tenant.edit(id, nested("end_user.admin.pin_passcode", sent));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.problems()).hasSize(1).first().asString().endsWith("/end_user/admin/pin_passcode");
        assertThat(server.row(id)).isEqualTo(before);
    }

    @Test
    void updatedAtRisesWithEveryEditEvenWhenTheClockStandsOrGoesBack() {
        List<Instant> times = new ArrayList<>();
        times.add(updatedAt(tenant.show(id)));
        times.add(updatedAt(tenant.edit(id, "{}")));
        times.add(updatedAt(tenant.edit(id, Body.of("customer_reference", "x"))));
        clock.set(NOW.minusSeconds(60));
        times.add(updatedAt(tenant.edit(id, "{}")));
        assertThat(times).isSorted().doesNotHaveDuplicates();
        clock.set(NOW.plusSeconds(60));
        assertThat(tenant.edit(id, "{}").data("updated_at")).isEqualTo("\"2026-03-11T15:01:00Z\"");
        assertThat(tenant.show(id).data("created_at")).isEqualTo("\"2026-03-11T15:00:00Z\"");
    }

    @Test
    void editsAtTheSameTimeLoseNothing() throws Exception {
        List<String> bodies = new ArrayList<>();
        for (String path : List.of(
                "customer_reference",
                "customer_group_reference",
                "end_user.admin.entity_name",
                "end_user.admin.account_number",
                "end_user.admin.tax_identifier",
                "end_user.admin.pin_passcode",
                "end_user.location.locality",
                "end_user.location.street_address")) {
            bodies.add(nested(path, "\"given\""));
        }
        List<Callable<Integer>> edits = new ArrayList<>();
        bodies.forEach(body -> edits.add(() -> tenant.edit(id, body).status()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var edit : threads.invokeAll(edits)) {
                assertThat(edit.get()).isEqualTo(200);
            }
        }
        Answer shown = tenant.show(id);
        assertThat(shown.text().split("\"given\"", -1)).hasSize(bodies.size() + 1);
        assertThat(shown.header("etag")).isEqualTo("\"" + (bodies.size() + 1) + "\"");
        assertThat(tenant.get("/v2/porting_orders/" + id + "/history").data()).hasSize(bodies.size() + 1);
    }

    /** A body with every attribute that a draft keeps without a warning. */
    private String full() {
        return """
                {"customer_reference":"ref","customer_group_reference":"group",
                 "documents":{"loa":"%s","invoice":"%s"},
                 "end_user":{
                  "admin":{"entity_name":"Porter","auth_person_name":"Porter II","billing_phone_number":"+13035550000",
                   "account_number":"123abc","tax_identifier":"1234abcd","pin_passcode":"1234",
                   "business_identifier":"abc123"},
                  "location":{"street_address":"600 Congress Avenue","extended_address":"14th Floor",
                   "locality":"Austin","administrative_area":"TX","postal_code":"78701","country_code":"US"}},
                 "messaging":{"enable_messaging":true},
                 "misc":{"type":"partial","remaining_numbers_action":"keep",
                  "new_billing_phone_number":"+13035550009"},
                 "phone_number_configuration":{"billing_group_id":"%s","connection_id":"%s",
                  "emergency_address_id":"%s","messaging_profile_id":"%s","tags":["abc","123"]},
                 "activation_settings":{"foc_datetime_requested":"2026-03-12T15:00:00Z",
                  "activation_type":"scheduled"},
                 "requirements":[{"requirement_type_id":"59b0762a-b274-4f76-ac32-4d5cf0272e66","field_value":"%s"}],
                 "webhook_url":"https://example.com/hooks"}""".formatted(
                        server.reference(tenant, "document"),
                        server.reference(tenant, "document"),
                        server.reference(tenant, "billing_group"),
                        server.reference(tenant, "connection", "1752379429071357070"),
                        server.reference(tenant, "emergency_address"),
                        server.reference(tenant, "messaging_profile"),
                        server.reference(tenant, "document"));
    }

    private static Instant updatedAt(Answer answer) {
        return Instant.parse(answer.data().path("updated_at").asString());
    }

    static String nested(String path, String value) {
        String body = value;
        for (String part : List.of(path.split("\\.")).reversed()) {
            body = "{\"" + part + "\":" + body + "}";
        }
        return body;
    }

    private static String pointer(String path) {
        return "/" + path.replace('.', '/');
    }

    private static String withoutVersion(String row) {
        return row.replaceAll("\"(updated_at|version|end_user_secrets)\": (\"[^\"]*\"|\\d+)", "");
    }

    private static List<String> differences(JsonNode before, JsonNode after) {
        List<String> different = new ArrayList<>();
        differences("", before, after, different);
        return different;
    }

    private static void differences(String at, JsonNode before, JsonNode after, List<String> different) {
        if (before.isObject() && after.isObject()) {
            before.propertyNames()
                    .forEach(name -> differences(at + "/" + name, before.get(name), after.get(name), different));
        } else if (!before.equals(after)) {
            different.add(at);
        }
    }
}
