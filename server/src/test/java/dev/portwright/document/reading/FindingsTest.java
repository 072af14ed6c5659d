package dev.portwright.document.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.document.reading.Findings.State;
import dev.portwright.document.reading.FoundDate.Kind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 3);

    @Test
    void whatIsWrittenIsReadAgain() {
        Findings findings = new Findings(
                State.READ,
                3,
                true,
                List.of(
                        new FoundDate(Kind.INVOICE, DAY, LocalDate.of(2026, 3, 4)),
                        new FoundDate(Kind.NONE, DAY, null)),
                List.of("303 555 0100", "303 555 0100-49"),
                List.of("acme", "telecom"),
                true);
        assertThat(Findings.of(findings.bytes())).isEqualTo(findings);
        Findings datesOnly = new Findings(State.READ, 1, false, findings.dates(), List.of(), List.of(), false);
        assertThat(Findings.of(datesOnly.bytes())).isEqualTo(datesOnly);
        Findings wordsOnly = new Findings(State.READ, 1, true, List.of(), List.of(), List.of("acme"), true);
        assertThat(Findings.of(wordsOnly.bytes())).isEqualTo(wordsOnly);
        assertThat(Findings.of(Findings.nothing(State.NO_TEXT).bytes())).isEqualTo(Findings.nothing(State.NO_TEXT));
    }

    @Test
    void whatWasReadBeforeWordsWereLookedForIsReadAgainAndOfItsNamesNothingIsKnown() {
        assertThat(Findings.of("portwright-reading-1\nREAD 2 true\nSIGNED 2026-04-03 -\n\n303 555 0100\n"
                        .getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new Findings(
                        State.READ,
                        2,
                        true,
                        List.of(new FoundDate(Kind.SIGNED, DAY, null)),
                        List.of("303 555 0100"),
                        List.of(),
                        false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "portwright-reading-1\n",
                "portwright-reading-1\nREAD 1 true\nNONE 2026-04-03 -",
                "portwright-reading-1\nLOST 1 true\n\n",
                "portwright-reading-1\nREAD one true\n\n",
                "portwright-reading-1\nREAD 1\n\n",
                "portwright-reading-1\nREAD 1 true\nNONE 2026-04-31 -\n\n"
            })
    void whatIsBrokenIsRefused(String text) {
        assertThatThrownBy(() -> Findings.of(text.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLargestFitIntoTheirBound() {
        List<FoundDate> dates = Collections.nCopies(TextDates.MOST, new FoundDate(Kind.INVOICE, DAY, DAY));
        List<String> digits = List.of("1".repeat(TextDigits.MOST_CHARACTERS));
        List<String> words = List.of("a".repeat(TextWords.MOST_CHARACTERS));
        assertThat(new Findings(State.READ, 100, true, dates, digits, words, true).bytes().length)
                .isLessThan(Findings.MOST_BYTES);
    }
}
