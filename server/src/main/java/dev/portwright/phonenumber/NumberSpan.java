package dev.portwright.phonenumber;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * All numbers from a first to a last one.
 *
 * @param first +E.164
 * @param last the same or a later one, of as many digits
 */
public record NumberSpan(String first, String last) implements Span<NumberSpan> {
    /** In how many digits, at their end, the numbers of a block may differ. */
    private static final int END = 3;

    /** @throws IllegalArgumentException when it has a {@link #flaw} */
    public NumberSpan {
        flaw(first, last).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
    }

    /** Why two numbers, each +E.164, are not the first and the last of a span: a sentence for people. Empty when they are. */
    public static Optional<String> flaw(String first, String last) {
        if (first.length() != last.length()) {
            return Optional.of("The first number, " + first + ", and the last one, " + last
                    + ", must have the same number of digits.");
        }
        if (first.compareTo(last) > 0) {
            return Optional.of("The last number, " + last + ", must not be before the first one, " + first + ".");
        }
        return Optional.empty();
    }

    /** {@link #flaw}, or why the numbers from the first to the last one are too many for a block. */
    public static Optional<String> flawOfBlock(String first, String last) {
        return flaw(first, last)
                .or(() -> stem(first).equals(stem(last))
                        ? Optional.empty()
                        : Optional.of("The first number, " + first + ", and the last one, " + last
                                + ", may differ in their last three digits only: a range has at most 1,000 numbers."));
    }

    /** What all numbers of a block begin with: its first number without the last three digits. */
    public String stem() {
        return stem(first);
    }

    /** How many numbers it has, at least 1. */
    public long size() {
        return digits(last) - digits(first) + 1;
    }

    /** Its numbers, rising. */
    public List<String> numbers() {
        return LongStream.rangeClosed(digits(first), digits(last))
                .mapToObj(number -> "+" + number)
                .toList();
    }

    /** True when the number, +E.164, is one of it. */
    public boolean holds(String number) {
        return number.length() == first.length() && first.compareTo(number) <= 0 && number.compareTo(last) <= 0;
    }

    @Override
    public boolean holds(NumberSpan other) {
        return holds(other.first) && holds(other.last);
    }

    @Override
    public boolean overlaps(NumberSpan other) {
        return holds(other.first) || other.holds(first);
    }

    /** For people: {@code +4930123400 to +4930123499}, or the number where it is but one. */
    @Override
    public String words() {
        return first.equals(last) ? first : first + " to " + last;
    }

    /** The same of one number, +E.164. */
    public static String stem(String number) {
        return number.substring(0, number.length() - END);
    }

    private static long digits(String number) {
        return Long.parseLong(number.substring(1));
    }
}
