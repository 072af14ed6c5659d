package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorBodyTest {
    private static final String ORIGIN = "https://porting.example.com";

    @Test
    void theLargestRefusalIsSmall() {
        // Characters that JSON writes with six.
        String text = "\u0001".repeat(1 << 20);
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> {
            Problems problems = new Problems();
            for (int i = 0; ; i++) {
                problems.add(new Problem(ProblemCode.UNPROCESSABLE, i + text, i + text, i + text));
            }
        });
        assertThat(refusal.problems()).hasSize(100);
        assertThat(ErrorBody.render(refusal.problems(), ORIGIN)).hasSizeLessThan(1 << 20);
    }

    @Test
    void aProblemLeadsToItsPage() {
        assertThat(ErrorBody.render(List.of(ProblemCode.NOT_FOUND.in("id", "There is none.")), ORIGIN))
                .asString()
                .isEqualTo(
                        "{\"errors\":[{\"code\":\"10005\",\"title\":\"Resource not found\",\"detail\":\"There is none.\","
                                + "\"source\":{\"parameter\":\"id\"},"
                                + "\"meta\":{\"url\":\"https://porting.example.com/docs/errors.html#10005\"}}]}");
    }

    @Test
    void noCharacterIsCutInTwo() {
        String text = "x" + "\uD83D\uDE00".repeat(1_000);
        String body = new String(
                ErrorBody.render(List.of(new Problem(ProblemCode.UNPROCESSABLE, text, text, text)), ORIGIN),
                StandardCharsets.UTF_8);
        String place = "x" + "\uD83D\uDE00".repeat(99) + "...";
        assertThat(body)
                .contains("\"detail\":\"x" + "\uD83D\uDE00".repeat(499) + "...\"")
                .contains("\"pointer\":\"" + place + "\"")
                .contains("\"parameter\":\"" + place + "\"");
    }
}
