package dev.portwright.portability;

import static dev.portwright.testing.Api.customer;
import static dev.portwright.testing.Api.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@ServerTest
class PortabilityApiTest {
    private static final String PATH = "/v2/portability_checks";

    @Test
    void everyNumberHasItsResultInTheOrderAsked() {
        Map<String, Object> answer = post(
                201,
                "{\"phone_numbers\":[\"+13035550000\",\"13035550001\",\"+19075551234\",\"nonsense\",\"+1\",\"+64 21 123 4567\"],"
                        + "\"x\":1}");

        assertThat(answer)
                .isEqualTo(Map.of(
                        "data",
                        List.of(
                                result("+13035550000", true, "", "Unreal Communications", "US", "local"),
                                result("+13035550001", true, "", "Unreal Communications", "US", "local"),
                                result("+19075551234", false, "No coverage", "Farthest North Telephone", "US", "local"),
                                result(
                                        "nonsense",
                                        false,
                                        "Not in +E.164 format: a plus sign and 7 to 15 digits",
                                        null,
                                        null,
                                        null),
                                result(
                                        "+1",
                                        false,
                                        "Not in +E.164 format: a plus sign and 7 to 15 digits",
                                        null,
                                        null,
                                        null),
                                result(
                                        "+64211234567",
                                        false,
                                        "Mobile numbers of New Zealand are not ported",
                                        "Silver Fern Telephone",
                                        "NZ",
                                        "mobile"))));
    }

    private static Map<String, Object> result(
            String number,
            boolean portable,
            String reason,
            @Nullable String carrier,
            @Nullable String country,
            @Nullable String type) {
        Map<String, Object> result = new HashMap<>(Map.of(
                "record_type", "portability_check_result",
                "phone_number", number,
                "portable", portable,
                "fast_portable", portable,
                "not_portable_reason", reason,
                "messaging_capable", portable));
        result.put("carrier_name", carrier);
        result.put("country_code", country);
        result.put("phone_number_type", type);
        return result;
    }

    @Test
    void badBodiesAreRefused() {
        assertThat(post(422, "{\"phone_numbers\":[\"+13035550000\",7]}"))
                .isEqualTo(error(
                        "10026",
                        "Invalid parameter type",
                        "Expected string but found an integer.",
                        "pointer:/phone_numbers/1"));
        assertThat(post(422, "{\"phone_numbers\":[\"+13035550000\",{\"phone_number\":\"+13035550001\"}]}"))
                .isEqualTo(error(
                        "10026",
                        "Invalid parameter type",
                        "Expected string but found an object. Send the string itself, not an object that has it.",
                        "pointer:/phone_numbers/1"));
        assertThat(post(422, "{}"))
                .isEqualTo(error(
                        "10004",
                        "Missing required parameter",
                        "'phone_numbers' is required.",
                        "pointer:/phone_numbers"));
        assertThat(post(422, "{\"phone_numbers\":[]}"))
                .isEqualTo(error(
                        "10033",
                        "Value outside of range",
                        "The list must have at least 1 entry.",
                        "pointer:/phone_numbers"));
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            many.add("\"+1303555%04d\"".formatted(i));
        }
        assertThat(post(422, "{\"phone_numbers\":" + many + "}"))
                .isEqualTo(error(
                        "10033",
                        "Value outside of range",
                        "The list must have at most 1000 entries.",
                        "pointer:/phone_numbers"));
        assertThat(post(422, "[]")).containsOnlyKeys("errors");
        post(201, "{\"phone_numbers\":" + many.subList(0, 1000) + "}");
    }

    @Test
    void aRepeatedKeyReplaysTheAnswerAndRefusesAnotherBody() {
        String body = "{\"phone_numbers\":[\"+13035550000\"]}";
        String first = customer()
                .contentType("application/json")
                .header("Idempotency-Key", "check-1")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .asString();
        var again = customer()
                .contentType("application/json")
                .header("Idempotency-Key", "check-1")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(201)
                .extract();
        assertThat(again.asString()).isEqualTo(first);
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(customer()
                        .contentType("application/json")
                        .header("Idempotency-Key", "check-1")
                        .body("{\"phone_numbers\":[\"+13035550001\"]}")
                        .post(PATH)
                        .then()
                        .statusCode(422)
                        .extract()
                        .jsonPath()
                        .<String, Object>getMap(""))
                .isEqualTo(error(
                        "10027",
                        "Unprocessable entity",
                        "This key was used for another request. Use a new key for each new request.",
                        "parameter:Idempotency-Key"));
        // Said before anybody looks at what the other request says.
        assertThat(customer()
                        .contentType("application/json")
                        .header("Idempotency-Key", "check-1")
                        .body("{\"phone_numbers\":7}")
                        .post(PATH)
                        .then()
                        .statusCode(422)
                        .extract()
                        .jsonPath()
                        .<String, Object>getMap(""))
                .isEqualTo(error(
                        "10027",
                        "Unprocessable entity",
                        "This key was used for another request. Use a new key for each new request.",
                        "parameter:Idempotency-Key"));
    }

    private static Map<String, Object> post(int status, String body) {
        return customer()
                .contentType("application/json")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath()
                .getMap("");
    }
}
