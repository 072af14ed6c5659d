package dev.portwright.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanReaderTest {
    private static final long SEED = Long.getLong("portwright.spans.seed", 20_261_128);
    private static final String DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212";

    private final PhoneNumbers numbers = new PhoneNumbers();
    private final SpanReader reader = new SpanReader(numbers);

    @ParameterizedTest
    @CsvSource({
        "+49 30 1234 0 - 99, +4930123400, +4930123499",
        "+49 30 1234 00 - 99, +4930123400, +4930123499",
        "+49 (0)30 1234 000 - 999, +49301234000, +49301234999",
        "0049 30 1234 01 - 10, +4930123401, +4930123410",
        "+49 30/1234 0 – 9, +4930123400, +4930123409",
        "+49 30 244999 001 - 050, +4930244999001, +4930244999050",
        "+4930123400 - +4930123499, +4930123400, +4930123499",
        "+4930123400-+4930123499, +4930123400, +4930123499",
        "+49 (0)30 1234-00 – +49 (0)30 1234-99, +4930123400, +4930123499",
        "+4930123400 − +4930123400, +4930123400, +4930123400",
        // A range by its look, whose country has none: who looks its numbers up says so.
        "+1 303 555 0000 - 99, +13035550000, +13035550099",
        "+1 303 555 0101 - 0109, +13035550101, +13035550109",
        "+44 20 7183 8700 - 8799, +442071838700, +442071838799",
    })
    void rangesAsPeopleWriteThem(String text, String first, String last) {
        // '0 - 9' has one digit on both sides.
        NumberSpan meant =
                text.endsWith("0 – 9") ? new NumberSpan("+493012340", "+493012349") : new NumberSpan(first, last);
        assertThat(reader.read(text)).isEqualTo(new SpanReading.Known(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+4930123400",
                "+49 30 123400",
                "+49 30 1234-00",
                "+49 30 1234-56",
                "+49-30-1234-5678",
                "+49 30 - 12345678",
                "+49 171 2345 - 6789",
                "+49 30 1234 0 - 1234",
                "+43 1 1234 0 - 99",
                "+44 20 7946 0958",
                "+1 (303) 555 - 0000",
                "303 - 99",
                "- 99",
                "+ - +",
                "",
                "x - 1",
            })
    void whatIsNoRange(String text) {
        assertThat(reader.read(text)).isEqualTo(new SpanReading.None());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+49 30 1234 34 - 56 | It can be read as the number +493012343456 and as the range from +4930123434 to +4930123456. Write the number as +493012343456, or the range as +4930123434 - +4930123456.",
                "+4930123400 - 99 | It can be read as the number +493012340099 and as the range from +4930123400 to +4930123499. Write the number as +493012340099, or the range as +4930123400 - +4930123499.",
                "+49 30 1234 0-99 | It can be read as the number +49301234099 and as the range from +4930123400 to +4930123499. Write the number as +49301234099, or the range as +4930123400 - +4930123499.",
                "+49 30 1234 5 - 99 | If it is a range, it is not clear where that begins: behind the dash are more digits than before it. Write as many, such as 05 - 99. If it is one number, write it without blanks around its dash.",
                "+49 30 1234 09 - 05 | The last number, +4930123405, must not be before the first one, +4930123409.",
                "+49 30 7234 0000 - 9999 | The first number, +493072340000, and the last one, +493072349999, may differ in their last three digits only: a range has at most 1,000 numbers.",
                "+4930123499 - +4930123400 | The last number, +4930123400, must not be before the first one, +4930123499.",
                "+4930123400 - +49301234999 | The first number, +4930123400, and the last one, +49301234999, must have the same number of digits.",
                "+4930123400 - +x | It seems to be a range, but +x is no phone number with its country code.",
                "30123400 - +4930123499 | It seems to be a range, but 30123400 is no phone number with its country code.",
            })
    void whatIsNotClearIsRefusedWithWhatItMayBe(String text, String why) {
        assertThat(reader.read(text)).isEqualTo(new SpanReading.Unclear(why));
    }

    /** However a range is written, it is read as itself, or refused with the readings, and never as another one. */
    @Test
    void aRangeIsReadAsItselfOrRefused() {
        Random random = new Random(SEED);
        int known = 0;
        for (int i = 0; i < 2_000; i++) {
            int digits = 1 + random.nextInt(3);
            int most = (int) Math.pow(10, digits);
            int first = random.nextInt(most);
            int last = first + random.nextInt(most - first);
            String stem = "30" + (1_000 + random.nextInt(9_000));
            String format = "%0" + digits + "d";
            NumberSpan meant =
                    new NumberSpan("+49" + stem + format.formatted(first), "+49" + stem + format.formatted(last));
            String shown = first == 0 ? "0" : format.formatted(first);
            String before = random.nextBoolean() ? "+49 30 " : "+49 (0)30/";
            String text = before + stem.substring(2) + " " + shown + " "
                    + DASHES.charAt(random.nextInt(DASHES.length())) + " " + format.formatted(last);
            SpanReading reading = reader.read(text);
            if (reading instanceof SpanReading.Unclear(String why)) {
                assertThat(why).as(text).contains(meant.words());
            } else {
                assertThat(reading).as(text + ", seed " + SEED).isEqualTo(new SpanReading.Known(meant));
                known++;
            }
        }
        assertThat(known).as("read, seed " + SEED).isGreaterThan(200);
    }

    /** A number with one hyphen in it stays a number. */
    @Test
    void aNumberWithAHyphenIsNoRange() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1_000; i++) {
            String digits = "49301" + (1_000_000 + random.nextInt(9_000_000));
            int at = 3 + random.nextInt(digits.length() - 4);
            assertThat(reader.read("+" + digits.substring(0, at) + "-" + digits.substring(at)))
                    .isEqualTo(new SpanReading.None());
        }
    }
}
