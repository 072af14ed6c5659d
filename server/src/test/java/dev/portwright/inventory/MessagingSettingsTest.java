package dev.portwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtOnce;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How messages of numbers are handled: of one number, and the profile of many. */
@ServerTest
class MessagingSettingsTest extends AtOneNumber {
    private static final String BULK = "/v2/messaging_numbers_bulk_updates";

    String profile;

    @BeforeEach
    void profile() {
        profile = tenant.post(
                        "/v2/messaging_profiles", "{\"name\":\"Reminders\",\"whitelisted_destinations\":[\"US\"]}")
                .id();
    }

    @Test
    void settingsOfANumber() {
        Answer shown = messaging();
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().toString()).isEqualTo("""
                {"data":{"id":"%s","record_type":"messaging_settings","phone_number":"+13035550001",\
                "messaging_profile_id":"profile","created_at":"2026-03-19T15:00:00Z","updated_at":"2026-03-19T15:00:00Z",\
                "country_code":"US","type":"long-code","health":{"message_count":0,"inbound_outbound_ratio":0.0,\
                "success_ratio":0.0,"spam_ratio":0.0},"eligible_messaging_products":["A2P","P2P"],"traffic_type":"A2P",\
                "messaging_product":"A2P","features":{"sms":null,"mms":null}}}""".formatted(id));
    }

    @Test
    void aProfileIsGivenAndTakenAway() {
        clock.set(Landings.AT.plusSeconds(60));

        Answer edited = edit("{\"messaging_profile_id\":\"" + profile.toUpperCase(Locale.ROOT)
                + "\",\"messaging_product\":\"P2P\",\"type\":\"short-code\"}");

        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.data("messaging_profile_id")).isEqualTo("\"" + profile + "\"");
        assertThat(edited.data("messaging_product")).isEqualTo("\"P2P\"");
        assertThat(edited.data("traffic_type")).isEqualTo("\"P2P\"");
        assertThat(edited.data("type")).isEqualTo("\"long-code\"");
        assertThat(edited.data("updated_at")).isEqualTo("\"2026-03-19T15:01:00Z\"");
        assertThat(messaging().text()).isEqualTo(edited.text());
        assertThat(tenant.get(PATH + id).data("messaging_profile_id")).isEqualTo("\"" + profile + "\"");
        assertThat(tenant.get(PATH + id).data("messaging_profile_name")).isEqualTo("\"Reminders\"");

        assertThat(edit("{}").data("messaging_profile_id")).isEqualTo("\"" + profile + "\"");
        assertThat(edit("{\"messaging_profile_id\":\"\"}").data("messaging_profile_id"))
                .isEqualTo("null");
        edit("{\"messaging_profile_id\":\"" + profile + "\"}");
        assertThat(edit("{\"messaging_profile_id\":null,\"messaging_product\":null}")
                        .data("messaging_product"))
                .isEqualTo("\"A2P\"");
        assertThat(tenant.get(PATH + id).data("messaging_profile_name")).isEqualTo("null");
    }

    @Test
    void aProfileThatANumberHasIsNotDeleted() {
        edit("{\"messaging_profile_id\":\"" + profile + "\"}");
        Answer refused = tenant.delete("/v2/messaging_profiles/" + profile);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("the number +13035550001 names it");
        edit("{\"messaging_profile_id\":null}");
        assertThat(tenant.delete("/v2/messaging_profiles/" + profile).status()).isEqualTo(200);
    }

    @Test
    void allProblemsAreToldAndNothingChanges() {
        String before = messaging().text();
        String foreign = server.reference(server.tenant(), "messaging_profile");
        Answer refused = edit("{\"messaging_profile_id\":\"" + foreign + "\",\"messaging_product\":\"smoke signals\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder("10017 /messaging_profile_id", "10032 /messaging_product");
        assertThat(edit("{\"messaging_profile_id\":7}").problems()).containsExactly("10026 /messaging_profile_id");
        assertThat(edit("{\"messaging_profile_id\":\"nowhere\"}").json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10017",
                        "Associated resource does not exist",
                        "There is no messaging profile with this id in your account.",
                        "pointer:/messaging_profile_id"))));
        assertThat(messaging().text()).isEqualTo(before);
    }

    @Test
    void numbersOfOthersAndNumbersThatHaveLeft() {
        Tenant stranger = server.tenant();
        for (String any : List.of(id, UUID.randomUUID().toString())) {
            for (Answer refused :
                    List.of(stranger.get(PATH + any + "/messaging"), stranger.patch(PATH + any + "/messaging", "{}"))) {
                assertThat(refused.status()).isEqualTo(404);
                assertThat(refused.json())
                        .isEqualTo(Json.read(Json.bytes(Api.error(
                                "10005",
                                "Resource not found",
                                "There is no phone number with this id.",
                                "parameter:id"))));
            }
        }
        tenant.delete(PATH + id);
        assertThat(messaging().status()).isEqualTo(200);
        assertThat(edit("{}").problems()).containsExactly("10027");
    }

    @Test
    void theListHasTheNumbersThatTheAccountOwns() {
        landings.land(tenant, draft -> draft.kind("GB", "toll_free").at(Landings.AT.plusSeconds(1)), "+448081570004");
        landings.land(tenant, "+13035550005");
        tenant.delete(PATH + Landings.id(tenant, "+13035550005"));
        landings.land(server.tenant(), "+13035550009");
        Answer list = tenant.get(PATH + "messaging?page[size]=1");
        assertThat(list.column("phone_number")).containsExactly("+448081570004");
        assertThat(list.column("type")).containsExactly("toll-free");
        assertThat(list.json().path("meta").toString())
                .isEqualTo("{\"page_number\":1,\"page_size\":1,\"total_pages\":2,\"total_results\":2}");
        assertThat(tenant.get(PATH + "messaging?page[size]=1&page[number]=2").column("id"))
                .containsExactly(id);
    }

    @Test
    void manyNumbersAtOnce() {
        landings.land(tenant, "+13035550002");
        landings.land(tenant, "+13035550003");
        tenant.delete(PATH + Landings.id(tenant, "+13035550003"));
        landings.land(server.tenant(), draft -> draft.ids("t", "theirs", "g", "a"), "+13035550009");

        Answer done = bulk(
                "\"" + profile + "\"",
                "+1 303 555 0002",
                "+13035550001",
                "+13035550003",
                "+13035550009",
                "+13035550002");

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        String order = done.data().path("order_id").asString();
        assertThat(done.json().toString()).isEqualTo("""
                {"data":{"record_type":"messaging_numbers_bulk_update","order_id":"%s",\
                "success":["+13035550002","+13035550001"],"pending":[],"failed":["+13035550003","+13035550009"]}}""".formatted(order));
        assertThat(tenant.get(BULK + "/" + order).text()).isEqualTo(done.text());
        assertThat(tenant.get("/v2/phone_numbers").column("messaging_profile_name"))
                .containsExactly("Reminders", "Reminders");
        assertThat(server.rows("SELECT messaging_profile_id FROM inventory_number WHERE phone_number = '+13035550009'"))
                .containsExactly("theirs");

        assertThat(bulk("\"\"", "+13035550001").data("success")).isEqualTo("[\"+13035550001\"]");
        assertThat(messaging().data("messaging_profile_id")).isEqualTo("null");

        Tenant stranger = server.tenant();
        for (String any : List.of(order, UUID.randomUUID().toString())) {
            assertThat(stranger.get(BULK + "/" + any).json())
                    .isEqualTo(Json.read(Json.bytes(Api.error(
                            "10005",
                            "Resource not found",
                            "There is no bulk update with this id in your account.",
                            "parameter:order_id"))));
        }
    }

    @Test
    void whatIsWrongWithManyNumbersIsToldAtOnce() {
        String before = messaging().text();
        assertThat(bulk("\"nowhere\"", "+13035550001", "five", "+1303").problems())
                .containsExactlyInAnyOrder("10017 /messaging_profile_id", "10002 /numbers/1", "10002 /numbers/2");
        assertThat(tenant.post(BULK, "{}").problems())
                .containsExactlyInAnyOrder("10004 /messaging_profile_id", "10004 /numbers");
        assertThat(bulk("\"" + profile + "\"").problems()).containsExactly("10033 /numbers");
        assertThat(messaging().text()).isEqualTo(before);
        assertThat(server.rows(
                        "SELECT id::text FROM messaging_bulk_update WHERE account_id = ?::uuid",
                        tenant.accountId().toString()))
                .isEmpty();
    }

    @Test
    void theNewestThousandAreKept() {
        String account = tenant.accountId().toString();
        server.run("""
                INSERT INTO messaging_bulk_update
                SELECT gen_random_uuid(), ?::uuid, timestamptz '2020-01-01' + n * interval '1 minute', '{}', '{}'
                FROM generate_series(1, 1000) n""", account);
        bulk("\"\"", "+13035550001");
        assertThat(server.rows("SELECT count(*)::text FROM messaging_bulk_update WHERE account_id = ?::uuid", account))
                .containsExactly("1000");
        assertThat(server.rows(
                        "SELECT count(*)::text FROM messaging_bulk_update WHERE account_id = ?::uuid AND created_at < timestamptz '2020-01-01 00:02'",
                        account))
                .containsExactly("0");
    }

    @Test
    void manyAtTheSameTimeDoNotWaitForEachOther() throws Exception {
        List<Callable<Answer>> calls = new ArrayList<>();
        landings.land(tenant, "+13035550002");
        for (int i = 0; i < 10; i++) {
            calls.add(() -> bulk("\"" + profile + "\"", "+13035550001", "+13035550002"));
            calls.add(() -> bulk("\"\"", "+13035550002", "+13035550001"));
        }
        assertThat(AtOnce.of(calls))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void anUpdateWithAKeyIsMadeOnce() {
        String body = "{\"messaging_profile_id\":\"" + profile + "\",\"numbers\":[\"+13035550001\"]}";
        Answer first = tenant.post(BULK, body, "Idempotency-Key", "k");
        edit("{\"messaging_profile_id\":null}");
        assertThat(tenant.post(BULK, body, "Idempotency-Key", "k").text()).isEqualTo(first.text());
        assertThat(messaging().data("messaging_profile_id")).isEqualTo("null");
    }

    private Answer bulk(String profileId, String... numbers) {
        return tenant.post(
                BULK, "{\"messaging_profile_id\":" + profileId + ",\"numbers\":" + Json.text(List.of(numbers)) + "}");
    }

    private Answer edit(String body) {
        return tenant.patch(PATH + id + "/messaging", body);
    }

    private Answer messaging() {
        return tenant.get(PATH + id + "/messaging");
    }
}
