package dev.portwright.document.reading;

import dev.portwright.document.reading.FoundDate.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds dates in a text, as people of many countries write them: {@code 2026-03-04}, {@code 04.03.2026}, {@code 3/4/26},
 * {@code 4 mars 2026}, {@code March 4, 2026}.
 */
final class TextDates {
    /** How many different dates of a text are found. */
    static final int MOST = 200;

    /** How far before a date it may be said what it is. */
    private static final int LABEL_REACH = 80;

    private static final int CENTURY = 2000;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2199;
    private static final int MONTHS = 12;

    private static final String ALONE = "(?<!\\d)(?<!\\d[-/.])";
    private static final String ENDS = "(?!\\d)(?! ?[-/.] ?\\d)";

    /** A way of writing dates, and how it is read. */
    private record Writing(Pattern pattern, Function<MatchResult, Optional<FoundDate>> reading) {
        Writing(String pattern, Function<MatchResult, Optional<FoundDate>> reading) {
            this(Pattern.compile(pattern), reading);
        }
    }

    private static final List<Writing> WRITINGS = List.of(
            new Writing(
                    "(?<!\\d)(\\d{4}) ?[-/.年] ?(\\d{1,2}) ?[-/.月] ?(\\d{1,2})(?!\\d)",
                    found -> date(number(found, 1), number(found, 2), number(found, 3))),
            new Writing(
                    ALONE + "(\\d{1,2}) ?([-/.]) ?(\\d{1,2}) ?\\2 ?(\\d{4}|\\d{2})" + ENDS,
                    found -> either(year(found, 4), number(found, 1), number(found, 3))),
            new Writing(
                    ALONE + "(\\d{1,2})(?:st|nd|rd|th|er|o|a)?[ \\-./]{0,3}(?:de |di |of )?(\\p{L}{3,15})[.,]?"
                            + "(?:[ \\-./,]{0,3}(?:de |del |of )?(\\d{4})|[ \\-/.]?['\\-/.](\\d{2}))(?!\\d)",
                    found -> named(year(found, found.group(3) == null ? 4 : 3), found.group(2), number(found, 1))),
            new Writing(
                    "(?<!\\p{L})(\\p{L}{3,15})\\.? {0,2}(\\d{1,2})(?:st|nd|rd|th)?,? {1,2}(\\d{4})(?!\\d)",
                    found -> named(number(found, 3), found.group(1), number(found, 2))));

    /** A date at its place in a line. */
    private record Placed(int from, int to, FoundDate date) {}

    private TextDates() {}

    /** The dates of a text that is {@link PlainText plain}, in its order. */
    static List<FoundDate> in(String text) {
        Set<FoundDate> dates = new LinkedHashSet<>();
        String before = "";
        for (String line : (Iterable<String>) text.lines()::iterator) {
            int labelsFrom = 0;
            for (Placed placed : inLine(line)) {
                String label = line.substring(Math.max(labelsFrom, placed.from() - LABEL_REACH), placed.from());
                // What stands in a column of its own is named in the line above.
                Kind kind = DateLabels.last(hasLetters(label) ? label : end(before));
                if (dates.size() < MOST) {
                    FoundDate date = placed.date();
                    dates.add(new FoundDate(kind, date.date(), date.monthFirst()));
                }
                labelsFrom = placed.to();
            }
            if (!line.isBlank()) {
                before = line;
            }
        }
        return List.copyOf(dates);
    }

    private static List<Placed> inLine(String line) {
        List<Placed> found = new ArrayList<>();
        for (Writing writing : WRITINGS) {
            writing.pattern()
                    .matcher(line)
                    .results()
                    .limit(MOST)
                    .forEach(result -> writing.reading()
                            .apply(result)
                            .ifPresent(date -> found.add(new Placed(result.start(), result.end(), date))));
        }
        found.sort(Comparator.comparingInt(Placed::from));
        return found;
    }

    private static boolean hasLetters(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    private static String end(String line) {
        return line.substring(Math.max(0, line.length() - LABEL_REACH));
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static int year(MatchResult found, int group) {
        int year = number(found, group);
        return year < 100 ? CENTURY + year : year;
    }

    private static Optional<FoundDate> named(int year, String word, int day) {
        return MonthNames.month(word).map(Month::getValue).flatMap(month -> date(year, month, day));
    }

    private static Optional<FoundDate> either(int year, int first, int second) {
        if (second > MONTHS) {
            return date(year, first, second);
        }
        LocalDate monthFirst = first == second ? null : day(year, first, second);
        LocalDate dayFirst = day(year, second, first);
        return Optional.ofNullable(dayFirst).map(date -> new FoundDate(Kind.NONE, date, monthFirst));
    }

    private static Optional<FoundDate> date(int year, int month, int day) {
        return Optional.ofNullable(day(year, month, day)).map(date -> new FoundDate(Kind.NONE, date, null));
    }

    private static @Nullable LocalDate day(int year, int month, int day) {
        try {
            return year < FIRST_YEAR || year > LAST_YEAR ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
