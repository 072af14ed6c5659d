package dev.portwright.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.exceptiontype.ExceptionCatalog;
import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every exception code can be had, and the fix that its text names clears it. */
@ServerTest
class ExceptionsTest extends SandboxLife {
    private static final ExceptionCatalog CATALOG = new ExceptionCatalog();

    /** A value for each attribute that the catalogue names, but for the kind of port: there the fix has one. */
    private static final Map<String, String> VALUES = Map.of(
            "end_user.admin.account_number", "4712",
            "end_user.admin.auth_person_name", "Bo Person",
            "end_user.admin.billing_phone_number", "+13035550188",
            "end_user.admin.entity_name", "Acme Inc",
            "activation_settings.foc_datetime_requested", "2026-03-17T15:00:00Z",
            "end_user.location.street_address", "2 Main St",
            "misc.new_billing_phone_number", "+13035550177",
            "end_user.admin.pin_passcode", "1357",
            "end_user.location.postal_code", "80203");

    /** Sends what a detail of an order in exception says, as it says it, with the new value filled in. */
    private void fix(JsonNode detail) {
        JsonNode request = detail.path("fix");
        String at = request.path("value_at").asStringOpt().orElse(null);
        if (at != null) {
            JsonPointer place = JsonPointer.compile(at);
            assertThat(request.path("body").at(place).isNull()).isTrue();
            ((ObjectNode) request.path("body").at(place.head()))
                    .put(
                            place.last().getMatchingProperty(),
                            VALUES.get(detail.path("attribute").asString()));
        }
        String path = request.path("path").asString();
        Answer sent = request.path("method").asString().equals("PATCH")
                ? tenant.patch(path, request.path("body").toString())
                : tenant.post(path, "");
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
    }

    private List<JsonNode> details(String id) {
        List<JsonNode> details = new ArrayList<>();
        tenant.show(id).ok().data().path("status").path("details").forEach(details::add);
        return details;
    }

    static Stream<String> codes() {
        return CATALOG.all().stream().map(ExceptionType::code);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void anAccountNumberThatIsACodeBringsItAndTheFixThatItsTextNamesClearsIt(String code) {
        ExceptionType type = CATALOG.find(code).orElseThrow();
        String id = draft("0000", "0001");
        account(id, code);
        confirm(id);
        advance(UNTIL_ANSWER);
        JsonNode detail = details(id).getFirst();
        assertThat(details(id)).hasSize(1);
        assertThat(detail.path("code").asString()).isEqualTo(code);
        assertThat(detail.path("description").asString()).isEqualTo(type.description());
        assertThat(detail.path("attribute").asStringOpt().orElse(null)).isEqualTo(type.attribute());
        if (type.attribute() != null) {
            confirm(id);
            advance("PT1H");
            assertThat(codes(id)).containsExactly(code);
            fix(detail);
            confirm(id);
        } else {
            fix(detail);
        }
        advance("PT1H");
        assertThat(tenant.show(id).data("status")).isEqualTo("{\"value\":\"foc-date-confirmed\",\"details\":[]}");
        advance("P7D");
        assertThat(status(id)).isEqualTo("ported");
        assertThat(inventory()).containsExactly("+13035550000", "+13035550001");
    }

    @Test
    void eachReasonSaysWhatTheOrderHasWhatIsNeededAndWhatToSend() {
        String id = answered("9004", "9012", "9016", "9009", "9006", "9008");
        String path = "/v2/porting_orders/" + id;
        List<JsonNode> details = details(id);
        assertThat(details)
                .extracting(detail -> detail.path("code").asString())
                .containsExactly(
                        "ENTITY_NAME_MISMATCH",
                        "FOC_REJECTED",
                        "LSR_PENDING",
                        "MAIN_BTN_PORTING",
                        "PASSCODE_PIN_INVALID",
                        "PORT_TYPE_INCORRECT");
        assertThat(without(details.get(0))).isEqualTo(Json.read("""
                {"code":"ENTITY_NAME_MISMATCH","attribute":"end_user.admin.entity_name","current_value":"Acme",
                 "needed":"Give the name under which the losing carrier knows the owner.",
                 "fix":{"method":"PATCH","path":"%s","body":{"end_user":{"admin":{"entity_name":null}}},
                  "value_at":"/end_user/admin/entity_name"}}""".formatted(path)));
        assertThat(without(details.get(1))).isEqualTo(Json.read("""
                {"code":"FOC_REJECTED","attribute":"activation_settings.foc_datetime_requested","current_value":null,
                 "needed":"Give a time within the windows at %s/allowed_foc_windows, or null for the first that the losing carrier has.",
                 "fix":{"method":"PATCH","path":"%s","body":{"activation_settings":{"foc_datetime_requested":null}},
                  "value_at":"/activation_settings/foc_datetime_requested"}}""".formatted(path, path)));
        assertThat(without(details.get(2))).isEqualTo(Json.read("""
                {"code":"LSR_PENDING","attribute":null,"current_value":null,"needed":null,
                 "fix":{"method":"POST","path":"%s/actions/confirm","body":null,"value_at":null}}""".formatted(path)));
        assertThat(without(details.get(3))).isEqualTo(Json.read("""
                {"code":"MAIN_BTN_PORTING","attribute":"misc.new_billing_phone_number","current_value":null,
                 "needed":"Give one of the numbers that stay with the losing carrier.",
                 "fix":{"method":"PATCH","path":"%s",
                  "body":{"misc":{"type":"partial","remaining_numbers_action":"keep","new_billing_phone_number":null}},
                  "value_at":"/misc/new_billing_phone_number"}}""".formatted(path)));
        assertThat(without(details.get(4))).isEqualTo(Json.read("""
                {"code":"PASSCODE_PIN_INVALID","attribute":"end_user.admin.pin_passcode","current_value":"***",
                 "needed":"Give the PIN or passcode that the losing carrier has for the account now.",
                 "fix":{"method":"PATCH","path":"%s","body":{"end_user":{"admin":{"pin_passcode":null}}},
                  "value_at":"/end_user/admin/pin_passcode"}}""".formatted(path)));
        assertThat(without(details.get(5))).isEqualTo(Json.read("""
                {"code":"PORT_TYPE_INCORRECT","attribute":"misc.type","current_value":"full",
                 "needed":"Say whether all numbers of the account move (full) or some (partial).",
                 "fix":{"method":"PATCH","path":"%s","body":{"misc":{"type":"partial"}},"value_at":null}}""".formatted(path)));
    }

    /** The text of the catalogue, which says the same of every order, is looked at elsewhere. */
    private static JsonNode without(JsonNode detail) {
        ObjectNode rest = (ObjectNode) detail.deepCopy();
        rest.remove("description");
        return rest;
    }

    @Test
    void aRequirementThatWasNotAcceptedIsWhatToBring() {
        String id = draft("0000");
        confirm(id);
        String type = "59b0762a-b274-4f76-ac32-4d5cf0272e66";
        Desk desk = Api.desk();
        desk.act(id, "raise_exception", "{\"codes\":[\"OTHER\"]}").ok();
        desk.act(id, "review_requirements", """
                {"requirements":[{"requirement_type_id":"%s","verdict":"exception"}]}""".formatted(type)).ok();
        JsonNode detail = details(id).getFirst();
        String given = tenant.show(id)
                .ok()
                .data()
                .path("requirements")
                .get(0)
                .path("field_value")
                .asString();
        assertThat(without(detail)).isEqualTo(Json.read("""
                {"code":"OTHER","attribute":"requirements","current_value":"%s",
                 "needed":"Upload another document at /v2/documents and give its id: this one was not accepted. Wanted: Proof of ownership. A document that shows who the numbers belong to, other than the invoice. It names the end user of the order and at least one of its numbers. No more than 90 days old.",
                 "fix":{"method":"PATCH","path":"/v2/porting_orders/%s",
                  "body":{"requirements":[{"requirement_type_id":"%s","field_value":null}]},
                  "value_at":"/requirements/0/field_value"}}""".formatted(given, id, type)));
        assertThat(tenant.confirm(id).problems()).containsExactly("10027 /requirements/0/field_value");
        String body = detail.path("fix")
                .path("body")
                .toString()
                .replace("null", "\"" + server.reference(tenant, "document") + "\"");
        tenant.patch(detail.path("fix").path("path").asString(), body).ok();
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"OTHER, OTHER, ''", "ENTITY_NAME_MISMATCH, OTHER, ENTITY_NAME_MISMATCH"})
    void eachRequirementThatWasNotAcceptedIsAReasonOfItsOwn(String raised, String of, String besides) {
        String id = draft("0000");
        confirm(id);
        Api.desk()
                .act(id, "raise_exception", "{\"codes\":[\"" + raised + "\"]}")
                .ok();
        List<String> types = List.of("59b0762a-b274-4f76-ac32-4d5cf0272e66", "a-type-of-before");
        server.run(
                "UPDATE porting_order SET requirements = ?::jsonb WHERE id = ?::uuid",
                types.stream()
                        .map(
                                type -> "{\"requirement_type_id\":\"" + type
                                        + "\",\"field_type\":\"textual\",\"field_value\":null,\"status\":\"requirement-info-exception\"}")
                        .collect(Collectors.joining(",", "[", "]")),
                id);
        List<String> expected = new ArrayList<>(besides.isEmpty() ? List.of() : List.of(besides + " "));
        types.forEach(type -> expected.add(of + " " + type));
        assertThat(refused(id)).containsExactlyElementsOf(expected);
    }

    /** The reasons, each with the requirement that is to be answered anew. */
    private List<String> refused(String id) {
        return details(id).stream()
                .map(detail -> detail.path("code").asString() + " "
                        + detail.at("/fix/body/requirements/0/requirement_type_id")
                                .asString(""))
                .toList();
    }

    @Test
    void accountNumbersAreReadWhateverTheirCase() {
        String id = draft("0000");
        account(id, "entity_name_mismatch");
        confirm(id);
        advance(UNTIL_ANSWER);
        assertThat(codes(id)).containsExactly("ENTITY_NAME_MISMATCH");
    }

    @Test
    void everyCodeHasItsEndingAndAllOfThemComeAtOnce() {
        List<String> all = codes().toList();
        String[] endings = Stream.iterate(9001, ending -> ending + 1)
                .limit(21)
                .map(String::valueOf)
                .toArray(String[]::new);
        String id = answered(endings);
        assertThat(codes(id)).containsExactlyElementsOf(all);
        confirm(id);
        advance("PT1H");
        assertThat(codes(id))
                .containsExactlyElementsOf(CATALOG.all().stream()
                        .filter(type -> type.attribute() != null)
                        .map(ExceptionType::code)
                        .toList());
        details(id).forEach(this::fix);
        confirm(id);
        advance("P7D");
        assertThat(status(id)).isEqualTo("ported");
        assertThat(inventory()).hasSize(21);
    }

    @Test
    void aPinOfZerosAndAPostalCodeOfZerosBringTheirCodesUntilTheyAreCorrected() {
        String id = draft("9004");
        edit(id, """
                {"end_user":{"admin":{"pin_passcode":"0000"},"location":{"postal_code":"00000"}}}""");
        confirm(id);
        advance(UNTIL_ANSWER);
        assertThat(codes(id)).containsExactly("ENTITY_NAME_MISMATCH", "PASSCODE_PIN_INVALID", "POSTAL_CODE_MISMATCH");
        edit(id, """
                {"end_user":{"admin":{"pin_passcode":"1357"},"location":{"street_address":"2 Main St"}}}""");
        confirm(id);
        advance("PT1H");
        assertThat(codes(id)).containsExactly("ENTITY_NAME_MISMATCH", "POSTAL_CODE_MISMATCH");
        edit(id, """
                {"end_user":{"admin":{"entity_name":"Acme Inc"},"location":{"postal_code":"80203"}}}""");
        confirm(id);
        advance("PT1H");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
    }

    @Test
    void anotherCityCorrectsAnAddress() {
        String id = answered("9007");
        assertThat(codes(id)).containsExactly("LOCATION_MISMATCH");
        edit(id, Body.of("end_user.location.locality", "Boulder"));
        confirm(id);
        advance("PT1H");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
    }

    @Test
    void theExceptionComesBeforeWhatElseTheNumbersCallFor() {
        String id = answered("9004", "9031");
        assertThat(codes(id)).containsExactly("ENTITY_NAME_MISMATCH");
        edit(id, Body.of("end_user.admin.entity_name", "Acme Inc"));
        confirm(id);
        advance("P30D");
        assertThat(status(id)).isEqualTo("submitted");
    }

    @Test
    void aRequirementGivenInExceptionIsAcceptedWithTheNextAnswer() {
        String id = answered("9004");
        assertThat(tenant.show(id).data("requirements_met")).isEqualTo("true");
        edit(id, """
                {"end_user":{"admin":{"entity_name":"Acme Inc"}},
                 "requirements":[{"requirement_type_id":"59b0762a-b274-4f76-ac32-4d5cf0272e66","field_value":"%s"}]}""".formatted(server.reference(tenant, "document")));
        assertThat(tenant.show(id).data("requirements_met")).isEqualTo("false");
        confirm(id);
        advance("PT1H");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
        assertThat(tenant.show(id).data("requirements_met")).isEqualTo("true");
    }

    @Test
    void aCancellationInExceptionIsDecided() {
        String id = answered("9004", "9039");
        cancel(id);
        advance("PT2H");
        assertThat(tenant.show(id).data("status.value")).isEqualTo("\"exception\"");
        assertThat(codes(id)).containsExactly("ENTITY_NAME_MISMATCH");
        advance("P3D");
        assertThat(status(id)).isEqualTo("exception");
        cancel(id);
        advance("PT2H");
        assertThat(status(id)).isEqualTo("cancelled");
    }
}
