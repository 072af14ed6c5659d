package dev.portwright.document.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenNumbersTest {
    private static Set<String> missing(String text, String... numbers) {
        return WrittenNumbers.missing(TextDigits.in(PlainText.of(text)).lines(), List.of(numbers));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+13125550100|+13125550100",
                "+13125550100|+1 312 555 0100",
                "+13125550100|(312) 555-0100",
                "+13125550100|312.555.0100",
                "+13125550100|1-312-555-0100",
                "+13125550100|3125550100",
                "+13125550100|1. (312) 555-0100",
                "+13125550100|Account 4711, number 312/555-0100, and others",
                "+13125550100|＋１（３１２）５５５−０１００",
                "+442079460958|020 7946 0958",
                "+442079460958|+44 (0)20 7946 0958",
                "+442079460958|0044 20 7946 0958",
                "+493012345678|030 / 123 45 678",
                "+493012345678|+49 (30) 12345678",
                "+493012345678|011 49 30 1234 5678",
                "+390612345678|06 1234 5678",
                "+33123456789|01.23.45.67.89",
                "+33123456789|+33 1 23 45 67 89",
                "+61298765432|(02) 9876 5432",
                "+81312345678|03-1234-5678",
                "+358912345678|09 1234 5678",
                "+351211234567|211 234 567"
            })
    void aNumberIsFoundHoweverItIsWritten(String number, String text) {
        assertThat(missing(text, number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+13125550100|312 555 0101",
                "+13125550100|93125550100",
                "+13125550100|312 555 01001",
                "+13125550100|555-0100",
                "+13125550100|312 555 and 0100",
                "+442079460958|0121 7946 0958"
            })
    void anotherNumberIsNotTakenForIt(String number, String text) {
        assertThat(missing(text, number)).containsExactly(number);
    }

    @Test
    void aNumberDoesNotGoOnInTheNextLine() {
        assertThat(missing("312 555\n0100", "+13125550100")).containsExactly("+13125550100");
    }

    @Test
    void numbersMayStandSideBySide() {
        assertThat(missing(
                        "+13125550100   +13125550101   +13125550102\n312 555 0103, 312 555 0104; 312 555 0105 312 555 0106",
                        "+13125550100",
                        "+13125550101",
                        "+13125550102",
                        "+13125550103",
                        "+13125550104",
                        "+13125550105",
                        "+13125550106",
                        "+13125550107"))
                .containsExactly("+13125550107");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(312) 555-0100 - (312) 555-0149",
                "(312) 555-0100 to (312) 555-0149",
                "312 555 0100 through 0149",
                "312.555.0100 – 49",
                "+1 312 555 0100 bis +1 312 555 0149",
                "Numbers: 3125550100–3125550149.",
                "de 312 555 0100 à 312 555 0149"
            })
    void theNumbersOfARangeCount(String text) {
        assertThat(missing(text, "+13125550099", "+13125550100", "+13125550120", "+13125550149", "+13125550150"))
                .containsExactly("+13125550099", "+13125550150");
    }

    @Test
    void whatWouldBeAVeryWideRangeIsNone() {
        assertThat(missing("312 555 0100 to 313 555 0100", "+13125550120", "+13125550100"))
                .containsExactly("+13125550120");
    }

    @Test
    void ofMoreDigitsThanADocumentHasTheFirstAreKeptAndThatIsTold() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("+1312555")
                    .append("%04d".formatted(i % 10_000))
                    .append(i / 10_000)
                    .append('\n');
        }
        TextDigits.Found found = TextDigits.in(text.toString());
        assertThat(found.whole()).isFalse();
        assertThat(String.join("\n", found.lines()).length()).isLessThan(TextDigits.MOST_CHARACTERS);
        assertThat(TextDigits.in("312 555 0100").whole()).isTrue();
    }

    @Test
    void theNumbersOfTheLargestOrderFit() {
        StringBuilder text = new StringBuilder();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            numbers.add("+1312555" + "%04d".formatted(i));
            text.append("+1 (312) 555-").append("%04d".formatted(i)).append(i % 4 == 3 ? "\n" : "    ");
        }
        TextDigits.Found found = TextDigits.in(PlainText.of(text.toString()));
        assertThat(found.whole()).isTrue();
        assertThat(WrittenNumbers.missing(found.lines(), numbers)).isEmpty();
    }
}
