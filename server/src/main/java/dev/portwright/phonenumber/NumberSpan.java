package dev.portwright.phonenumber;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All numbers from a first to a last one, which differ in their last three digits at most.
 *
 * @param first +E.164
 * @param last the same or a later one, of as many digits
 */
public record NumberSpan(String first, String last) {
    /** In how many digits, at their end, its numbers may differ. */
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
        if (!stem(first).equals(stem(last))) {
            return Optional.of("The first number, " + first + ", and the last one, " + last
                    + ", may differ in their last three digits only: a range has at most 1,000 numbers.");
        }
        if (end(first) > end(last)) {
            return Optional.of("The last number, " + last + ", must not be before the first one, " + first + ".");
        }
        return Optional.empty();
    }

    /** What all of its numbers begin with: a number without its last three digits. */
    public String stem() {
        return stem(first);
    }

    /** How many numbers it has: 1 to 1,000. */
    public int size() {
        return end(last) - end(first) + 1;
    }

    /** Its numbers, rising. */
    public List<String> numbers() {
        return IntStream.rangeClosed(end(first), end(last))
                .mapToObj(end -> stem() + String.format(Locale.ROOT, "%03d", end))
                .toList();
    }

    /** True when the number, +E.164, is one of it. */
    public boolean holds(String number) {
        return number.length() == first.length()
                && stem(number).equals(stem())
                && end(first) <= end(number)
                && end(number) <= end(last);
    }

    /** True when all numbers of the other are numbers of this. */
    public boolean holds(NumberSpan other) {
        return holds(other.first) && holds(other.last);
    }

    /** True when a number is in both. */
    public boolean overlaps(NumberSpan other) {
        return holds(other.first) || other.holds(first);
    }

    /** For people: {@code +4930123400 to +4930123499}. */
    public String words() {
        return first + " to " + last;
    }

    private static String stem(String number) {
        return number.substring(0, number.length() - END);
    }

    private static int end(String number) {
        return Integer.parseInt(number.substring(number.length() - END));
    }
}
