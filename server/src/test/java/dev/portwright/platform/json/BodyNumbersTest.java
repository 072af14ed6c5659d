package dev.portwright.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BodyNumbersTest {
    @ParameterizedTest
    @ValueSource(strings = {"1e19", "1e400", "1e99999", "1e2147483647", "-1e50", "1e-101", "1e-99999"})
    void extremeExponentsAreRefusedAtTheirPlace(String number) {
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> read(("{\"a\":[0," + number + "]}").getBytes(StandardCharsets.UTF_8)));

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.OUT_OF_RANGE);
            assertThat(problem.pointer()).isEqualTo("/a/1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9999999999", "1e-9999999999"})
    void exponentsBeyondEveryNumberAreInvalid(String number) {
        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> read(number.getBytes(StandardCharsets.UTF_8)));

        assertThat(refused.problems().getFirst().code()).isIn(ProblemCode.INVALID_JSON, ProblemCode.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.0", "1e17", "5.0", "0.000001", "13035551234", "123456789012345678901234567890"})
    void usualNumbersAreTaken(String number) {
        assertThat(read(number.getBytes(StandardCharsets.UTF_8)).isNumber()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void otherEncodingsAreRefused(String charset) {
        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> read("{\"a\":1}".getBytes(Charset.forName(charset))));

        assertThat(refused.problems().getFirst().code()).isEqualTo(ProblemCode.INVALID_JSON);
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(read("\ufeff{\"a\":1}".getBytes(StandardCharsets.UTF_8))
                        .path("a")
                        .intValue())
                .isEqualTo(1);
    }

    private static JsonNode read(byte[] body) {
        Problems problems = new Problems();
        JsonNode read = Json.readBody(body, problems);
        problems.throwIfAny();
        return read;
    }
}
