package dev.portwright.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.exceptiontype.ExceptionCatalog;
import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Body;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exception code can be had, and the fix that its text names clears it. */
@ServerTest
class ExceptionsTest extends SandboxLife {
    private static final ExceptionCatalog CATALOG = new ExceptionCatalog();

    /** A fix for each attribute that the catalogue names. */
    private static final Map<String, String> FIXES = Map.of(
            "end_user.admin.account_number", "{\"end_user\":{\"admin\":{\"account_number\":\"4712\"}}}",
            "end_user.admin.auth_person_name", "{\"end_user\":{\"admin\":{\"auth_person_name\":\"Bo Person\"}}}",
            "end_user.admin.billing_phone_number",
                    "{\"end_user\":{\"admin\":{\"billing_phone_number\":\"+13035550188\"}}}",
            "end_user.admin.entity_name", "{\"end_user\":{\"admin\":{\"entity_name\":\"Acme Inc\"}}}",
            "activation_settings.foc_datetime_requested",
                    "{\"activation_settings\":{\"foc_datetime_requested\":\"2026-03-17T15:00:00Z\"}}",
            "end_user.location.street_address", "{\"end_user\":{\"location\":{\"street_address\":\"2 Main St\"}}}",
            "misc.new_billing_phone_number", """
                    {"misc":{"type":"partial","remaining_numbers_action":"keep",
                             "new_billing_phone_number":"+13035550177"}}""",
            "end_user.admin.pin_passcode", "{\"end_user\":{\"admin\":{\"pin_passcode\":\"1357\"}}}",
            "misc.type", "{\"misc\":{\"type\":\"partial\"}}",
            "end_user.location.postal_code", "{\"end_user\":{\"location\":{\"postal_code\":\"80203\"}}}");

    static Stream<String> codes() {
        return CATALOG.all().stream().map(ExceptionType::code);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void anAccountNumberThatIsACodeBringsItAndTheFixThatItsTextNamesClearsIt(String code) {
        ExceptionType type = CATALOG.find(code).orElseThrow();
        String details = Json.text(type);
        String id = draft("0000", "0001");
        account(id, code);
        confirm(id);
        advance(UNTIL_ANSWER);
        assertThat(tenant.show(id).data().path("status"))
                .isEqualTo(Json.read("{\"value\":\"exception\",\"details\":[" + details + "]}"));
        String attribute = type.attribute();
        if (attribute != null) {
            confirm(id);
            advance("PT1H");
            assertThat(codes(id)).containsExactly(code);
            edit(id, Objects.requireNonNull(FIXES.get(attribute), attribute));
        }
        confirm(id);
        advance("PT1H");
        assertThat(tenant.show(id).data("status")).isEqualTo("{\"value\":\"foc-date-confirmed\",\"details\":[]}");
        advance("P7D");
        assertThat(status(id)).isEqualTo("ported");
        assertThat(inventory()).containsExactly("+13035550000", "+13035550001");
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
        FIXES.values().forEach(fix -> edit(id, fix));
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
