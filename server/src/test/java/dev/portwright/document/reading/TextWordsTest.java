package dev.portwright.document.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWordsTest {
    private static List<String> words(String text) {
        return TextWords.in(PlainText.of(text)).words();
    }

    @Test
    void wordsOfLatinLettersAreFoundOnceAndShortOnesNot() {
        assertThat(words("ACME Telecom Inc., 1st floor\nAcme telecom of 株式会社 Ακμή"))
                .containsExactly("acme", "telecom", "inc", "floor");
        assertThat(TextWords.in("acme").whole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Müller, Mueller",
        "Mueller, MÜLLER",
        "Strasse, Straße",
        "Søren, Soeren",
        "Åberg, Aaberg",
        "Łukasz, Lukasz",
        "José, JOSE",
        "Telecom, AcmeTelecom",
        "Brien, O’Brien",
        "Telecom, Tele-\\ncom",
        "Meier, Meier-\\nLehmann",
        "Lehmann, Meier-Lehmann",
    })
    void aNameIsRecognisedHoweverItIsWritten(String name, String text) {
        assertThat(TextWords.missing(words(text.replace("\\n", "\n")), List.of(name)))
                .isEmpty();
    }

    @Test
    void whatIsNotThereIsToldAsItWasAskedForAndWhatTellsTooLittleNot() {
        List<String> words = words("Acme Telecom");
        assertThat(TextWords.missing(words, List.of("Acme", "Télécoms", "Widgets")))
                .containsExactly("Télécoms", "Widgets");
        assertThat(TextWords.missing(words, List.of("J", "HP", "東京電話", "Ακμή", "x".repeat(41))))
                .isEmpty();
        assertThat(TextWords.missing(words, List.of("x".repeat(40)))).hasSize(1);
    }

    @Test
    void ofTooManyWordsTheFirstAreFound() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append((char) ('a' + i % 26))
                    .append((char) ('b' + i / 26 % 25))
                    .append((char) ('a' + i / 650))
                    .append("xy ");
        }
        TextWords.Found found = TextWords.in(text.toString());
        assertThat(found.whole()).isFalse();
        assertThat(String.join(" ", found.words()).length())
                .isLessThanOrEqualTo(TextWords.MOST_CHARACTERS)
                .isGreaterThan(TextWords.MOST_CHARACTERS - 10);
    }
}
