package dev.portwright.phonenumber;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads ranges of numbers as people write them, a dash between the first and the last:
 *
 * <ol>
 *   <li>two whole numbers, the second with its plus sign: {@code +4930123400 - +4930123499};
 *   <li>a number, a dash between blanks, and the end of the last number: {@code +49 30 1234 00 - 99}.
 *       What stands behind the last blank of the first number is what is dialled behind the stem, in as many digits as behind
 *       the dash; where it is but zeros it may have less: {@code 0 - 99} is {@code 00 - 99}.
 * </ol>
 *
 * <p>A dash is also what people write within one number. What could be meant in both ways is not guessed at: between blanks,
 * digits that begin with 0 begin a range; with others, or without the blanks, both readings are told.
 */
@ApplicationScoped
public class SpanReader {
    private static final String DASH = "[\\p{Pd}\\u2212]";
    private static final Pattern TWO_NUMBERS = Pattern.compile("(.*\\p{Nd})\\s*" + DASH + "\\s*(\\+.*)");
    private static final Pattern NUMBER_AND_END = Pattern.compile(
            "(?<stem>.*?)(?<first>\\p{Nd}+)(?<blank>\\s*)" + DASH + "(?<other>\\s*)(?<last>\\p{Nd}{1,15})\\s*");

    /** More digits than this at the end of a range want as many at its beginning. */
    private static final int MOST_DIGITS = 3;

    private final PhoneNumbers numbers;

    SpanReader(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /** Reads a text in which numbers have their country code. */
    public SpanReading read(String text) {
        if (PhoneNumbers.isE164(text)) {
            return new SpanReading.None();
        }
        Matcher two = TWO_NUMBERS.matcher(text);
        if (two.matches()) {
            return twoNumbers(two.group(1), two.group(2));
        }
        Matcher end = NUMBER_AND_END.matcher(text);
        return end.matches() ? numberAndEnd(text, end) : new SpanReading.None();
    }

    private SpanReading twoNumbers(String first, String last) {
        Optional<String> from = numbers.readInternational(first).e164();
        Optional<String> to = numbers.readInternational(last).e164();
        if (from.isEmpty() || to.isEmpty()) {
            return new SpanReading.Unclear("It seems to be a range, but " + (from.isEmpty() ? first : last).strip()
                    + " is no phone number with its country code.");
        }
        return span(from.get(), to.get());
    }

    private SpanReading numberAndEnd(String text, Matcher written) {
        String stem = Objects.requireNonNull(written.group("stem"));
        String first = Objects.requireNonNull(written.group("first"));
        String last = Objects.requireNonNull(written.group("last"));
        boolean spaced = !Objects.requireNonNull(written.group("blank")).isEmpty()
                && !Objects.requireNonNull(written.group("other")).isEmpty();
        boolean zeros = first.chars().allMatch(digit -> Character.digit(digit, 10) == 0);
        boolean setOff = !stem.isEmpty() && Character.isWhitespace(stem.charAt(stem.length() - 1));
        if ((!spaced && !(zeros && setOff)) || last.length() > Math.max(MOST_DIGITS, first.length())) {
            return new SpanReading.None();
        }
        if (first.length() < last.length() && !zeros) {
            return beginsSomewhere(text);
        }
        int own = Math.max(0, first.length() - last.length());
        String before = stem + first.substring(0, own);
        String from = "0".repeat(Math.max(0, last.length() - first.length())) + first.substring(own);
        Optional<String> begin = numbers.readInternational(before + from).e164();
        Optional<String> end = numbers.readInternational(before + last).e164();
        if (begin.isEmpty() || end.isEmpty()) {
            return new SpanReading.None();
        }
        Optional<String> alone = numbers.readInternational(text).e164();
        boolean clear = spaced && own == 0 && Character.digit(first.charAt(0), 10) == 0 && isOfBlocks(begin.get());
        if (alone.isEmpty() || clear) {
            return span(begin.get(), end.get());
        }
        return isOfBlocks(begin.get())
                        && NumberSpan.flawOfBlock(begin.get(), end.get()).isEmpty()
                ? either(new NumberSpan(begin.get(), end.get()), alone.get())
                : new SpanReading.None();
    }

    private static SpanReading either(NumberSpan span, String number) {
        return new SpanReading.Unclear("It can be read as the number " + number + " and as the range from "
                + span.words() + ". Write the number as " + number + ", or the range as " + span.first() + " - "
                + span.last() + ".");
    }

    /** The range from one number to another one, +E.164, or why it is none. */
    private static SpanReading span(String first, String last) {
        return NumberSpan.flawOfBlock(first, last)
                .<SpanReading>map(SpanReading.Unclear::new)
                .orElseGet(() -> new SpanReading.Known(new NumberSpan(first, last)));
    }

    /** Digits before a dash that are fewer than behind it, and not zeros. */
    private SpanReading beginsSomewhere(String text) {
        return numbers.readInternational(text).e164().filter(this::isOfBlocks).isEmpty()
                ? new SpanReading.None()
                : new SpanReading.Unclear(
                        "If it is a range, it is not clear where that begins: behind the dash are more digits"
                                + " than before it. Write as many, such as 05 - 99. If it is one number, write it without blanks around"
                                + " its dash.");
    }

    /** True for numbers of a country that ports them in blocks. */
    private boolean isOfBlocks(String number) {
        return numbers.parse(number)
                .filter(facts -> BlockCountries.withBlocks().contains(facts.countryCode()))
                .isPresent();
    }
}
