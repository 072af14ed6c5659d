package dev.portwright.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The numbers that a simulation plays with: few, so that one is wanted many times. */
final class Numbers {
    /** Numbers of one country, type and carrier: the prefix is followed by the four digits that a sandbox looks at. */
    record Range(String prefix, String country, boolean fastPort, boolean messaging, String type) {
        String number(int ending) {
            return prefix + "%04d".formatted(ending);
        }
    }

    private static final Range FAST = new Range("+1303555", "US", true, true, "local");

    /** The country that has blocks. */
    private static final Range GERMAN = new Range("+4930123", "DE", false, false, "local");

    static final List<Range> RANGES = List.of(
            FAST,
            new Range("+1416555", "CA", true, true, "local"),
            new Range("+1604555", "CA", true, true, "local"),
            new Range("+1720555", "US", false, true, "local"),
            new Range("+1612555", "US", true, false, "local"),
            new Range("+1709555", "CA", false, true, "local"),
            new Range("+1800555", "US", false, true, "toll_free"),
            new Range("+44207946", "GB", false, false, "local"),
            GERMAN,
            new Range("+3314268", "FR", false, false, "local"),
            new Range("+3120123", "NL", false, false, "local"),
            new Range("+6129374", "AU", false, true, "local"),
            new Range("+6141234", "AU", false, true, "mobile"),
            new Range("+8131234", "JP", false, false, "local"),
            new Range("+55113123", "BR", false, false, "local"));

    /** Endings with a meaning: the 21 codes, then silence and all that follows it. */
    private static final List<String> SPECIAL = Stream.concat(
                    IntStream.rangeClosed(9001, 9021).boxed(),
                    IntStream.rangeClosed(9031, 9041).boxed())
            .map(String::valueOf)
            .toList();

    private Numbers() {}

    static String any(Chance chance, Range range) {
        if (chance.inHundred(30)) {
            return range.prefix() + chance.of(SPECIAL);
        }
        return range.number(chance.below(range.equals(FAST) ? 80 : 12));
    }

    /** What somebody asks to port at once. Now and then the same number twice. */
    static List<String> some(Chance chance) {
        List<String> numbers = new ArrayList<>();
        int ranges = chance.between(1, 3);
        for (int i = 0; i < ranges; i++) {
            Range range = chance.inHundred(42) ? FAST : chance.inHundred(20) ? GERMAN : chance.of(RANGES);
            int count = chance.inHundred(60) ? 1 : chance.between(2, 3);
            for (int j = 0; j < count; j++) {
                String number = any(chance, range);
                if (!numbers.contains(number) || chance.inHundred(5)) {
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }

    static Range rangeOf(String number) {
        return RANGES.stream()
                .filter(range -> number.startsWith(range.prefix()))
                .findFirst()
                .orElseThrow();
    }
}
