package dev.portwright.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads points in time as clients write them. */
public final class Times {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final Pattern FORM = Pattern.compile("(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})[Tt]"
            + "(?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})([.,](?<fraction>[0-9]+))?)?"
            + "([Zz]|(?<sign>[+ -])(?<hours>[0-9]{2})(:?(?<minutes>[0-9]{2}))?)");

    private Times() {}

    /**
     * Reads an ISO 8601 date and time with an offset, in the extended form: {@code 2026-03-19T10:07:15.527Z}. Seconds may
     * be missing, and the minutes of the offset or its colon; letters may be small; the fraction may be of any length,
     * behind a point or a comma, of which what is finer than a millisecond is cut off. Offsets go to 23:59, as in RFC
     * 3339; a blank in place of their plus is one, which it becomes in a query where nobody encodes it. The hour 24:00
     * is the end of its day.
     *
     * @return empty when it is none, or lies outside the years 1900 to 9999
     */
    public static Optional<Instant> parse(String text) {
        return anyYear(text).filter(instant -> !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST));
    }

    /** True when the text has the form that {@link #parse} reads, whatever its year. */
    public static boolean hasForm(String text) {
        return anyYear(text).isPresent();
    }

    private static Optional<Instant> anyYear(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(local(parts).toInstant(ZoneOffset.UTC).minusSeconds(offsetSeconds(parts)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @throws DateTimeException when there is no such day or hour */
    private static LocalDateTime local(Matcher parts) {
        int hour = number(parts, "hour");
        int minute = number(parts, "minute");
        int second = number(parts, "second");
        int millis = Integer.parseInt((text(parts, "fraction") + "000").substring(0, 3));
        boolean endOfDay = hour == 24 && minute == 0 && second == 0 && millis == 0;
        return LocalDateTime.of(
                        number(parts, "year"),
                        number(parts, "month"),
                        number(parts, "day"),
                        endOfDay ? 0 : hour,
                        minute,
                        second,
                        millis * 1_000_000)
                .plusDays(endOfDay ? 1 : 0);
    }

    /** How far the clock that shows this is ahead of UTC. Java's own offsets end at 18 hours. */
    private static int offsetSeconds(Matcher parts) {
        int hours = number(parts, "hours");
        int minutes = number(parts, "minutes");
        if (hours > 23 || minutes > 59) {
            throw new DateTimeException("an offset is less than a day");
        }
        int seconds = (hours * 60 + minutes) * 60;
        return text(parts, "sign").equals("-") ? -seconds : seconds;
    }

    private static int number(Matcher parts, String part) {
        String digits = text(parts, part);
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static String text(Matcher parts, String part) {
        @Nullable String found = parts.group(part);
        return found == null ? "" : found;
    }
}
