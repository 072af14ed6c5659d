package dev.portwright.document.reading;

import dev.portwright.phonenumber.WrittenForms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds numbers against what {@link TextDigits} has found. */
final class WrittenNumbers {
    /** No form of a number has more digits. */
    private static final int MOST_DIGITS = 20;

    private static final int MOST_OF_A_RANGE = 18;

    /** Fewer digits are the ends of no range by themselves. */
    private static final int FEWEST_OF_A_NUMBER = 6;

    private static final int FEWEST_OF_AN_END = 2;

    /** A range of more numbers is something else. */
    private static final long WIDEST = 10_000;

    private static final int MOST_RANGES = 1_000;

    /** The numbers between two of as many digits, these among them. */
    private record Range(String first, String last) {
        boolean has(String digits) {
            return digits.length() == first.length() && digits.compareTo(first) >= 0 && digits.compareTo(last) <= 0;
        }
    }

    private WrittenNumbers() {}

    static Set<String> missing(List<String> lines, Collection<String> numbers) {
        Map<String, String> byForm = new HashMap<>();
        Map<String, List<String>> forms = new HashMap<>();
        for (String number : numbers) {
            List<String> ofNumber = WrittenForms.of(number);
            forms.put(number, ofNumber);
            ofNumber.forEach(form -> byForm.putIfAbsent(form, number));
        }
        Set<String> missing = new TreeSet<>(numbers);
        List<Range> ranges = new ArrayList<>();
        for (String line : lines) {
            List<List<String>> parts = parts(line);
            strike(parts.stream().flatMap(List::stream).toList(), byForm, missing);
            for (int i = 1; i < parts.size() && ranges.size() < MOST_RANGES; i++) {
                ranges(parts.get(i - 1), parts.get(i), ranges);
            }
        }
        missing.removeIf(number -> forms.getOrDefault(number, List.of()).stream()
                .anyMatch(form -> ranges.stream().anyMatch(range -> range.has(form))));
        return missing;
    }

    /** The groups of a line, parted where a range may be. */
    private static List<List<String>> parts(String line) {
        List<List<String>> parts = new ArrayList<>();
        for (String part : line.split(String.valueOf(TextDigits.RANGE), -1)) {
            parts.add(List.of(part.split(String.valueOf(TextDigits.BLANK), -1)));
        }
        return parts;
    }

    /** Strikes out the numbers that groups which follow each other make together. */
    private static void strike(List<String> groups, Map<String, String> byForm, Set<String> missing) {
        for (int from = 0; from < groups.size(); from++) {
            StringBuilder digits = new StringBuilder();
            for (int to = from; to < groups.size() && digits.length() <= MOST_DIGITS; to++) {
                digits.append(groups.get(to));
                String number = byForm.get(digits.toString());
                if (number != null) {
                    missing.remove(number);
                }
            }
        }
    }

    private static void ranges(List<String> before, List<String> after, List<Range> ranges) {
        String first = "";
        for (String group : before.reversed()) {
            first = group + first;
            if (first.length() > MOST_OF_A_RANGE) {
                return;
            }
            String last = last(first, after);
            if (last != null && first.length() >= FEWEST_OF_A_NUMBER && isNarrow(first, last)) {
                ranges.add(new Range(first, last));
            }
        }
    }

    /** The other end: a number of as many digits, or the digits in which it ends otherwise. */
    private static @Nullable String last(String first, List<String> after) {
        String digits = "";
        for (String group : after) {
            digits += group;
            if (digits.length() >= first.length()) {
                break;
            }
        }
        if (digits.length() == first.length()) {
            return digits;
        }
        String end = after.getFirst();
        return end.length() < FEWEST_OF_AN_END || end.length() >= first.length()
                ? null
                : first.substring(0, first.length() - end.length()) + end;
    }

    private static boolean isNarrow(String first, String last) {
        long numbers = Long.parseLong(last) - Long.parseLong(first);
        return numbers >= 0 && numbers <= WIDEST;
    }
}
