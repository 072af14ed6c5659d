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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How calls of a number are handled. */
@ServerTest
class VoiceSettingsTest extends AtOneNumber {
    private static final String EVERYTHING = """
            {"tech_prefix_enabled":true,"translated_number":"+13035550124","caller_id_name_enabled":true,
             "call_forwarding":{"call_forwarding_enabled":false,"forwards_to":"+1 (303) 555-0123","forwarding_type":"on-failure"},
             "cnam_listing":{"cnam_listing_enabled":true,"cnam_listing_details":"PERSON TRAVEL"},
             "usage_payment_method":"channel",
             "media_features":{"rtp_auto_adjust_enabled":false,"accept_any_rtp_packets_enabled":true,
                "t38_fax_gateway_enabled":true},
             "call_recording":{"inbound_call_recording_enabled":true,"inbound_call_recording_format":"mp3",
                "inbound_call_recording_channels":"dual"},
             "inbound_call_screening":"flag_calls","emergency":{"emergency_enabled":true},"connection_id":"x"}""";

    @Test
    void aNumberOfWhichNobodyHasSaidAnythingHasWhatIsUsual() {
        Answer shown = voice();
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().toString()).isEqualTo("""
                {"data":{"id":"%s","record_type":"voice_settings","phone_number":"+13035550001","connection_id":"trunk",\
                "customer_reference":"REF","tech_prefix_enabled":false,"translated_number":"",\
                "call_forwarding":{"call_forwarding_enabled":true,"forwards_to":null,"forwarding_type":null},\
                "cnam_listing":{"cnam_listing_enabled":false,"cnam_listing_details":null},\
                "emergency":{"emergency_enabled":false,"emergency_address_id":"address","emergency_status":"disabled"},\
                "usage_payment_method":"pay-per-minute",\
                "media_features":{"rtp_auto_adjust_enabled":true,"accept_any_rtp_packets_enabled":false,\
                "t38_fax_gateway_enabled":false},\
                "call_recording":{"inbound_call_recording_enabled":false,"inbound_call_recording_format":"wav",\
                "inbound_call_recording_channels":"single"},"inbound_call_screening":"disabled"}}""".formatted(id));
        assertThat(server.rows("SELECT id::text FROM number_setting")).isEmpty();
    }

    @Test
    void everySettingAtOnceAndAgainWhatIsUsual() {
        String before = voice().text();
        clock.set(Landings.AT.plusSeconds(60));

        Answer edited = edit(EVERYTHING);

        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.json().toString()).isEqualTo("""
                {"data":{"id":"%s","record_type":"voice_settings","phone_number":"+13035550001","connection_id":"trunk",\
                "customer_reference":"REF","tech_prefix_enabled":true,"translated_number":"+13035550124",\
                "call_forwarding":{"call_forwarding_enabled":false,"forwards_to":"+13035550123",\
                "forwarding_type":"on-failure"},\
                "cnam_listing":{"cnam_listing_enabled":true,"cnam_listing_details":"PERSON TRAVEL"},\
                "emergency":{"emergency_enabled":false,"emergency_address_id":"address","emergency_status":"disabled"},\
                "usage_payment_method":"channel",\
                "media_features":{"rtp_auto_adjust_enabled":false,"accept_any_rtp_packets_enabled":true,\
                "t38_fax_gateway_enabled":true},\
                "call_recording":{"inbound_call_recording_enabled":true,"inbound_call_recording_format":"mp3",\
                "inbound_call_recording_channels":"dual"},"inbound_call_screening":"flag_calls"}}""".formatted(id));
        assertThat(voice().text()).isEqualTo(edited.text());
        Answer number = tenant.get(PATH + id);
        assertThat(number.data().toString())
                .contains(
                        "\"call_forwarding_enabled\":false",
                        "\"cnam_listing_enabled\":true",
                        "\"caller_id_name_enabled\":true",
                        "\"call_recording_enabled\":true",
                        "\"t38_fax_gateway_enabled\":true",
                        "\"inbound_call_screening\":\"flag_calls\"",
                        "\"updated_at\":\"2026-03-19T15:01:00Z\"");
        assertThat(tenant.get("/v2/phone_numbers/slim").data().toString())
                .contains("\"call_recording_enabled\":true", "\"inbound_call_screening\":\"flag_calls\"");

        Answer cleared = edit("""
                {"tech_prefix_enabled":null,"translated_number":null,"caller_id_name_enabled":null,"call_forwarding":null,
                 "cnam_listing":{"cnam_listing_enabled":null,"cnam_listing_details":null},"usage_payment_method":null,
                 "media_features":null,"call_recording":null,"inbound_call_screening":null}""");
        assertThat(cleared.text()).isEqualTo(before);
        assertThat(tenant.get(PATH + id).data("caller_id_name_enabled")).isEqualTo("false");
    }

    @Test
    void oneSettingAloneLeavesTheOthers() {
        edit(EVERYTHING);
        Answer edited = edit("{\"call_recording\":{\"inbound_call_recording_format\":\"wav\"}}");
        assertThat(edited.data("call_recording")).isEqualTo("""
                {"inbound_call_recording_enabled":true,"inbound_call_recording_format":"wav",\
                "inbound_call_recording_channels":"dual"}""");
        assertThat(edited.data("tech_prefix_enabled")).isEqualTo("true");
        assertThat(edited.data("usage_payment_method")).isEqualTo("\"channel\"");
    }

    @Test
    void allProblemsAreToldAndNothingChanges() {
        String before = voice().text();
        Answer refused = edit("""
                {"tech_prefix_enabled":"yes","call_forwarding":{"forwards_to":"nowhere","forwarding_type":"sometimes"},
                 "cnam_listing":{"cnam_listing_details":"SIXTEEN LETTERS!"},"usage_payment_method":"stamps",
                 "media_features":[],"inbound_call_screening":"flag_calls"}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "10026 /tech_prefix_enabled",
                        "10002 /call_forwarding/forwards_to",
                        "10032 /call_forwarding/forwarding_type",
                        "10025 /cnam_listing/cnam_listing_details",
                        "10032 /usage_payment_method",
                        "10026 /media_features");
        assertThat(voice().text()).isEqualTo(before);
    }

    @Test
    void aNumberThatHasLeftIsReadAndNotChanged() {
        edit(EVERYTHING);
        tenant.delete(PATH + id);
        assertThat(voice().data("inbound_call_screening")).isEqualTo("\"flag_calls\"");
        for (Answer refused : List.of(edit("{}"), emergency("true", "address"))) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json())
                    .isEqualTo(Json.read(Json.bytes(Api.error(
                            "10027",
                            "Unprocessable entity",
                            "The number is not in your account any more: it is deleted. It can be read but not changed.",
                            null))));
        }
        assertThat(tenant.get(PATH + "voice").data()).isEmpty();
    }

    @Test
    void whereverANumberIsLandedItBeginsAnew() {
        edit(EVERYTHING);
        Tenant next = server.tenant();
        landings.land(next, "+13035550001");
        assertThat(next.get(PATH + "voice")
                        .data()
                        .get(0)
                        .path("usage_payment_method")
                        .asString())
                .isEqualTo("pay-per-minute");
        landings.land(tenant, "+13035550001");
        assertThat(tenant.get(PATH + "voice")
                        .data()
                        .get(0)
                        .path("inbound_call_screening")
                        .asString())
                .isEqualTo("disabled");
    }

    @Test
    void anotherAccountsNumberIsAsOneThatNeverWas() {
        Tenant stranger = server.tenant();
        String address = server.reference(stranger, "emergency_address");
        for (String any : List.of(id, UUID.randomUUID().toString())) {
            for (Answer refused : List.of(
                    stranger.get(PATH + any + "/voice"),
                    stranger.patch(PATH + any + "/voice", EVERYTHING),
                    stranger.post(
                            PATH + any + "/actions/enable_emergency",
                            "{\"emergency_enabled\":true,\"emergency_address_id\":\"" + address + "\"}"))) {
                assertThat(refused.status()).isEqualTo(404);
                assertThat(refused.json())
                        .isEqualTo(Json.read(Json.bytes(Api.error(
                                "10005",
                                "Resource not found",
                                "There is no phone number with this id.",
                                "parameter:id"))));
            }
        }
        assertThat(server.rows("SELECT id::text FROM number_setting")).isEmpty();
    }

    @Test
    void emergencyServicesAreToKnowANumberOrNot() {
        String address = server.reference(tenant, "emergency_address");

        Answer enabled = emergency("true", address.toUpperCase(Locale.ROOT));

        assertThat(enabled.status()).as(enabled.text()).isEqualTo(202);
        assertThat(enabled.data("emergency")).isEqualTo("""
                {"emergency_enabled":true,"emergency_address_id":"%s","emergency_status":"provisioning"}""".formatted(address));
        assertThat(tenant.get(PATH + id).data().toString())
                .contains("\"emergency_enabled\":true,\"emergency_address_id\":\"" + address
                        + "\",\"emergency_status\":\"provisioning\"");
        assertThat(tenant.get("/v2/phone_numbers?filter[emergency_address_id]=" + address)
                        .column("id"))
                .containsExactly(id);

        Answer disabled = emergency("false", address);

        assertThat(disabled.status()).isEqualTo(200);
        assertThat(disabled.data("emergency")).isEqualTo("""
                {"emergency_enabled":false,"emergency_address_id":"%s","emergency_status":"disabled"}""".formatted(address));
    }

    @Test
    void anAddressIsUsedAsLongAsANumberNamesIt() {
        String used = address("1 Main St");
        String unused = address("2 Main St");
        emergency("true", used.toUpperCase(Locale.ROOT));

        assertThat(addresses("true")).containsExactly(used);
        assertThat(addresses("false")).containsExactly(unused);
        Answer refused = tenant.delete("/v2/addresses/" + used);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The address is in use: the number +13035550001 names it. Have it name another one, or none, first.",
                        null))));

        tenant.delete(PATH + id);

        assertThat(addresses("true")).isEmpty();
        assertThat(tenant.delete("/v2/addresses/" + used).status()).isEqualTo(200);
        assertThat(addresses("false")).containsExactly(unused);
    }

    private String address(String street) {
        return tenant.post("/v2/addresses", """
                {"first_name":"Paula","last_name":"Person","business_name":"Travel","street_address":"%s",
                 "locality":"Austin","administrative_area":"TX","postal_code":"78701","country_code":"US"}""".formatted(street)).id();
    }

    private List<String> addresses(String used) {
        return tenant.get("/v2/addresses?filter[used_as_emergency]=" + used).column("id");
    }

    @Test
    void theAddressMustExistInTheAccountUnlessTheNumberCameWithIt() {
        String foreign = server.reference(server.tenant(), "emergency_address");
        Answer refused = emergency("true", foreign);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10017",
                        "Associated resource does not exist",
                        "There is no emergency address with this id in your account.",
                        "pointer:/emergency_address_id"))));
        assertThat(tenant.post(PATH + id + "/actions/enable_emergency", "{}").problems())
                .containsExactlyInAnyOrder("10004 /emergency_enabled", "10004 /emergency_address_id");
        assertThat(emergency("true", "address").status()).isEqualTo(202);
    }

    @Test
    void anEditWithAKeyIsMadeOnce() {
        String body = "{\"usage_payment_method\":\"channel\"}";
        Answer first = tenant.patch(PATH + id + "/voice", body, "Idempotency-Key", "k");
        edit("{\"usage_payment_method\":\"pay-per-minute\"}");
        assertThat(tenant.patch(PATH + id + "/voice", body, "Idempotency-Key", "k")
                        .text())
                .isEqualTo(first.text());
        assertThat(voice().data("usage_payment_method")).isEqualTo("\"pay-per-minute\"");
    }

    @Test
    void editsAtTheSameTimeLoseNothing() throws Exception {
        List<Callable<Answer>> edits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            edits.add(() -> edit("{\"tech_prefix_enabled\":true}"));
            edits.add(() -> edit("{\"call_recording\":{\"inbound_call_recording_enabled\":true}}"));
            edits.add(() -> edit("{\"call_recording\":{\"inbound_call_recording_channels\":\"dual\"}}"));
            edits.add(() -> emergency("true", "address"));
        }
        assertThat(AtOnce.of(edits))
                .allSatisfy(answer -> assertThat(answer.status()).isBetween(200, 202));
        assertThat(voice().text())
                .contains(
                        "\"tech_prefix_enabled\":true",
                        "\"inbound_call_recording_enabled\":true",
                        "\"inbound_call_recording_channels\":\"dual\"",
                        "\"emergency_enabled\":true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 321",
                "filter[phone_number]=5550001 | 1",
                "filter[customer_reference]=REF | 1",
                "filter[connection_name][contains]=run | 1",
                "filter[connection_name][contains]=FRONT | 2",
                "filter[connection_name][contains]=desk | 2",
                "filter[voice.usage_payment_method]=channel | 2",
                "filter[voice.usage_payment_method]=pay-per-minute | 31",
                "sort=purchased_at | 123",
                "sort=-phone_number | 321",
                "sort=connection_name | 213",
                "sort=-connection_name | 123",
                "sort=usage_payment_method | 231",
                "sort=-usage_payment_method | 312",
                "page[size]=2&page[number]=2 | 1",
            })
    void filtersSortsAndPages(String query, String expected) {
        String connection = tenant.post(
                        "/v2/credential_connections",
                        "{\"connection_name\":\"Front desk\",\"user_name\":\"frontdesk1\",\"password\":\"correct horse\"}")
                .id();
        landings.land(
                tenant, draft -> draft.ids(connection, "p", "g", "a").at(Landings.AT.plusSeconds(1)), "+13035550002");
        landings.land(tenant, draft -> draft.at(Landings.AT.plusSeconds(2)), "+13035550003");
        String second = Landings.id(tenant, "+13035550002");
        tenant.patch(PATH + second + "/voice", "{\"usage_payment_method\":\"channel\"}");

        assertThat(lastDigits(PATH + "voice?" + query)).isEqualTo(expected);
        String same = query.replace("filter[connection_name]", "filter[voice.connection_name]");
        assertThat(lastDigits("/v2/phone_numbers?" + same)).isEqualTo(expected);
        assertThat(tenant.get(PATH + second).data("connection_name")).isEqualTo("\"Front desk\"");
        assertThat(tenant.get("/v2/phone_numbers?filter[voice.connection_name]=front%20desk")
                        .column("id"))
                .containsExactly(second);
        assertThat(tenant.get("/v2/phone_numbers?filter[voice.connection_name]=" + connection)
                        .column("id"))
                .containsExactly(second);
    }

    private String lastDigits(String path) {
        StringBuilder digits = new StringBuilder();
        for (String number : tenant.get(path).column("phone_number")) {
            digits.append(number.charAt(number.length() - 1));
        }
        return digits.toString();
    }

    private Answer edit(String body) {
        return tenant.patch(PATH + id + "/voice", body);
    }

    private Answer emergency(String enabled, String address) {
        return tenant.post(
                PATH + id + "/actions/enable_emergency",
                "{\"emergency_enabled\":" + enabled + ",\"emergency_address_id\":\"" + address + "\"}");
    }

    private Answer voice() {
        return tenant.get(PATH + id + "/voice");
    }
}
