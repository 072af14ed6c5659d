package dev.portwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtOnce;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client changes of a number it owns. */
@ServerTest
class EditNumberTest extends AtOneNumber {

    @Test
    void everySettingAtOnce() {
        String connection = server.reference(tenant, "connection");
        String group = server.reference(tenant, "billing_group");
        clock.set(Landings.AT.plusSeconds(60));
        Answer edited = edit("""
                {"tags":["x","y"],"external_pin":"4711","hd_voice_enabled":true,"customer_reference":"NEW",
                 "connection_id":"%s","billing_group_id":"%s"}""".formatted(connection, group));
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.json().toString()).isEqualTo("""
                {"data":{"id":"%s","record_type":"phone_number","phone_number":"+13035550001",\
                "country_iso_alpha2":"US","status":"active","tags":["x","y"],"external_pin":"4711",\
                "connection_id":"%s","connection_name":"%s","customer_reference":"NEW",\
                "messaging_profile_id":"profile","messaging_profile_name":"profile","billing_group_id":"%s",\
                "emergency_enabled":false,"emergency_address_id":"address","emergency_status":"disabled",\
                "call_forwarding_enabled":true,"cnam_listing_enabled":false,"caller_id_name_enabled":false,\
                "call_recording_enabled":false,"t38_fax_gateway_enabled":false,"phone_number_type":"local",\
                "inbound_call_screening":"disabled","purchased_at":"2026-03-19T15:00:00Z",\
                "created_at":"2026-03-19T15:00:00Z","updated_at":"2026-03-19T15:01:00Z","hd_voice_enabled":true,\
                "deletion_lock_enabled":false,"activated_at":"2026-03-19T15:00:00Z","source_type":"port_request"}}""".formatted(id, connection, connection, group));
        assertThat(show().text()).isEqualTo(edited.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"tags\":[\"b\"]} | tags | [\"b\"]",
                "{\"tags\":[]} | tags | []",
                "{\"tags\":null} | tags | []",
                "{\"external_pin\":\"1\"} | external_pin | \"1\"",
                "{\"external_pin\":null} | external_pin | null",
                "{\"customer_reference\":null} | customer_reference | null",
                "{\"customer_reference\":\"\"} | customer_reference | \"\"",
                "{\"connection_id\":null} | connection_name | null",
                "{\"billing_group_id\":null} | billing_group_id | null",
                "{\"hd_voice_enabled\":true} | hd_voice_enabled | true",
                "{\"hd_voice_enabled\":null} | hd_voice_enabled | false",
            })
    void oneSettingAloneChangesAndNullClears(String body, String attribute, String value) {
        String before = show().text();
        Answer edited = edit(body);
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.data(attribute)).isEqualTo(value);
        List<String> changed = new ArrayList<>();
        var old = Json.read(before).path("data");
        edited.data().properties().forEach(entry -> {
            if (!entry.getValue().equals(old.path(entry.getKey()))) {
                changed.add(entry.getKey());
            }
        });
        assertThat(changed).isSubsetOf(attribute, "updated_at", "connection_id", "connection_name");
    }

    @Test
    void readOnlyAndUnknownAttributesChangeNothing() {
        Answer before = show();
        Answer edited = edit("""
                {"id":"42","phone_number":"+13035559999","status":"deleted","phone_number_type":5,"colour":"red",
                 "messaging_profile_id":"x","emergency_address_id":"x","emergency_enabled":true,"source_type":null,
                 "purchased_at":"2020-01-01T00:00:00Z","address_id":"dc8f39ac-953d-4520-b93b-786ae87db0da"}""");
        assertThat(edited.status()).isEqualTo(200);
        assertThat(withoutTime(edited)).isEqualTo(withoutTime(before));
    }

    @Test
    void whatIsNewlyNamedMustExistInTheAccount() {
        String foreign = server.reference(server.tenant(), "connection");
        String document = server.reference(tenant, "document");
        Answer refused =
                edit("{\"connection_id\":\"" + foreign + "\",\"billing_group_id\":\"" + document + "\",\"tags\":[]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("10017 /connection_id", "10017 /billing_group_id");
        assertThat(show().data("tags")).isEqualTo("[\"a\"]");
        assertThat(edit("{\"connection_id\":\"\"}").json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10017",
                        "Associated resource does not exist",
                        "There is no connection with this id in your account.",
                        "pointer:/connection_id"))));
    }

    @Test
    void whatTheNumberCameWithIsNotAskedAbout() {
        assertThat(edit("{\"connection_id\":\"trunk\",\"billing_group_id\":\"group\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void idsMayComeInCapitalsAndAreToldInSmallLetters() {
        String connection = server.reference(tenant, "connection");
        assertThat(edit("{\"connection_id\":\"" + connection.toUpperCase(Locale.ROOT) + "\"}")
                        .data("connection_id"))
                .isEqualTo("\"" + connection + "\"");
    }

    @Test
    void anIdThatWasKeptInCapitalsStaysUntilAnotherComes() {
        server.run("UPDATE inventory_number SET connection_id = 'TRUNK' WHERE id = ?::uuid", id);
        assertThat(edit("{\"tags\":[]}").data("connection_id")).isEqualTo("\"TRUNK\"");
        assertThat(edit("{\"connection_id\":\"trunk\"}").data("connection_id")).isEqualTo("\"TRUNK\"");
    }

    @Test
    void allProblemsAreToldAndNothingChanges() {
        String before = row();
        Answer refused = edit("""
                {"tags":["ok",5],"external_pin":"","hd_voice_enabled":"yes","customer_reference":{},
                 "connection_id":"nowhere","billing_group_id":7}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "10026 /tags/1",
                        "10025 /external_pin",
                        "10026 /hd_voice_enabled",
                        "10026 /customer_reference",
                        "10017 /connection_id",
                        "10026 /billing_group_id");
        assertThat(row()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | 422 | 10026",
                "\"x\" | 422 | 10026",
                "{ | 400 | 10023",
                "{\"tags\":[],\"tags\":[]} | 400 | 10023"
            })
    void bodiesThatAreNoObject(String body, int status, String problem) {
        Answer refused = edit(body);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.problems()).containsExactly(problem);
    }

    @Test
    void aBodyOfThePatchMediaTypeIsTaken() {
        Answer edited = tenant.patch(
                PATH + id, Body.of("tags", new String[] {"merged"}), "content-type", "application/merge-patch+json");
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.data("tags")).isEqualTo("[\"merged\"]");
        assertThat(tenant.patch(PATH + id, "{}", "content-type", "application/merge-patch+json; charset=utf-8")
                        .status())
                .isEqualTo(200);
        assertThat(tenant.patch(PATH + id, "[]", "content-type", "application/json-patch+json")
                        .status())
                .isEqualTo(415);
        assertThat(tenant.post("/v2/porting_orders", "{}", "content-type", "application/merge-patch+json")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aBodyOfAnotherMediaTypeIsRefused() {
        assertThat(tenant.patch(PATH + id, "tags=a", "content-type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aNumberThatHasLeftCannotBeChanged() {
        tenant.delete(PATH + id);
        Answer refused = edit("{\"tags\":[\"late\"]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The number is not in your account any more: it is deleted. It can be read but not changed.",
                        null))));
    }

    @Test
    void updatedAtRisesWithEveryEditEvenWhenTheClockGoesBack() {
        clock.set(Landings.AT.minusSeconds(60));
        edit("{\"tags\":[\"b\"]}");
        assertThat(edit("{\"tags\":[\"c\"]}").data("updated_at")).isEqualTo("\"2026-03-19T15:00:00.002Z\"");
    }

    @Test
    void editsAtTheSameTimeLoseNothing() throws Exception {
        List<Callable<Answer>> edits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            edits.add(() -> edit("{\"customer_reference\":\"NEW\"}"));
            edits.add(() -> edit("{\"tags\":[\"new\"]}"));
            edits.add(() -> edit("{\"external_pin\":\"99\"}"));
        }
        assertThat(AtOnce.of(edits))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(show().data("customer_reference")).isEqualTo("\"NEW\"");
        assertThat(show().data("tags")).isEqualTo("[\"new\"]");
        assertThat(show().data("external_pin")).isEqualTo("\"99\"");
    }

    @Test
    void anEditWithAKeyIsMadeOnce() {
        Answer first = tenant.patch(PATH + id, Body.of("tags", new String[] {"b"}), "Idempotency-Key", "k");
        edit("{\"tags\":[\"c\"]}");
        Answer again = tenant.patch(PATH + id, Body.of("tags", new String[] {"b"}), "Idempotency-Key", "k");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(show().data("tags")).isEqualTo("[\"c\"]");
        assertThat(tenant.patch(PATH + id, "{\"tags\":[]}", "Idempotency-Key", "k")
                        .problems())
                .containsExactly("10027 Idempotency-Key");
    }

    @Test
    void noPinCanBeReadInTheDatabase() {
        tenant.patch(PATH + id, Body.of("external_pin", "secret-8731"), "Idempotency-Key", "pin");
        assertThat(show().data("external_pin")).isEqualTo("\"secret-8731\"");
        assertThat(server.everything())
                .noneMatch(row -> row.contains("secret-8731") || row.contains("7365637265742d38373331"));
    }

    private Answer edit(String body) {
        return tenant.patch(PATH + id, body);
    }

    private Answer show() {
        return tenant.get(PATH + id);
    }

    private String row() {
        return server.rows("SELECT n::text FROM inventory_number n").getFirst();
    }

    private static String withoutTime(Answer answer) {
        return answer.text().replaceAll("\"updated_at\":\"[^\"]*\"", "");
    }
}
