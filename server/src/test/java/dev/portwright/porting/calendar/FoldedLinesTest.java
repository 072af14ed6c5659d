package dev.portwright.porting.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of a calendar: at most 75 octets, and the same when they are put together again. */
class FoldedLinesTest {
    @Test
    void aLineIsFoldedAfter75Octets() {
        assertThat(FoldedLines.of("x".repeat(75) + "\r\n")).isEqualTo("x".repeat(75) + "\r\n");
        assertThat(FoldedLines.of("x".repeat(76) + "\r\ny\r\n")).isEqualTo("x".repeat(75) + "\r\n x\r\ny\r\n");
        assertThat(FoldedLines.of("x".repeat(150) + "\r\n"))
                .isEqualTo("x".repeat(75) + "\r\n " + "x".repeat(74) + "\r\n x\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "電", "📞", "aé電📞"})
    void noCharacterIsBroken(String text) {
        String line = "SUMMARY:" + text.repeat(200) + "\r\n";
        String folded = FoldedLines.of(line);
        assertThat(folded.split("\r\n", -1)).allSatisfy(part -> {
            assertThat(part.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(part)).isTrue();
        });
        assertThat(folded.replace("\r\n ", "")).isEqualTo(line);
    }
}
