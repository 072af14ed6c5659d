package dev.portwright.sandbox;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Locale;

/** The times that a sandbox's clock can be turned to. */
final class SandboxTimes {
    private static final int REACH_IN_YEARS = 10;

    /** Before and after these, calendars of carriers and forms of times and ids are not what they are today. */
    static final Instant BEGIN = Instant.parse("2000-01-01T00:00:00Z");

    static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private SandboxTimes() {}

    /**
     * The time by an ISO 8601 duration later. Years, months, weeks and days are those of the calendar in UTC.
     *
     * @throws ApiException 422 when it is no duration, negative, or longer than ten years
     */
    static Instant later(String pointer, Instant now, String duration) {
        ZonedDateTime from = now.atZone(ZoneOffset.UTC);
        try {
            ZonedDateTime to = from;
            for (TemporalAmount part : parts(duration)) {
                to = to.plus(part);
            }
            return ahead(pointer, now, to.toInstant().truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException | ArithmeticException e) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                    pointer, "The value must be an ISO 8601 duration, such as P3D or PT5M, of at most ten years."));
        }
    }

    /** {@code java.time} reads what stands before the T and what stands behind it with two types. */
    private static List<TemporalAmount> parts(String text) {
        String duration = text.toUpperCase(Locale.ROOT);
        int time = duration.indexOf('T');
        if (time < 0) {
            return List.of(Period.parse(duration));
        }
        Duration hours = Duration.parse("P" + duration.substring(time));
        return duration.substring(0, time).equals("P")
                ? List.of(hours)
                : List.of(Period.parse(duration.substring(0, time)), hours);
    }

    /**
     * The time itself, unless it is earlier than now or out of reach.
     *
     * @throws ApiException 422
     */
    static Instant ahead(String pointer, Instant now, Instant to) {
        if (to.isBefore(now)) {
            throw new ApiException(ProblemCode.OUT_OF_RANGE.at(
                    pointer, "The clock shows " + now + " and can only be advanced, not turned back."));
        }
        return reachable(pointer, now, to);
    }

    /**
     * The time itself, unless it is more than ten years away.
     *
     * @throws ApiException 422
     */
    static Instant reachable(String pointer, Instant now, Instant to) {
        ZonedDateTime from = now.atZone(ZoneOffset.UTC);
        if (to.isAfter(from.plusYears(REACH_IN_YEARS).toInstant())
                || to.isBefore(from.minusYears(REACH_IN_YEARS).toInstant())) {
            throw new ApiException(ProblemCode.OUT_OF_RANGE.at(
                    pointer, "The clock shows " + now + " and can be turned by at most ten years at a time."));
        }
        if (to.isBefore(BEGIN) || to.isAfter(END)) {
            throw new ApiException(ProblemCode.OUT_OF_RANGE.at(
                    pointer, "The clock can be turned to times from " + BEGIN + " to " + END + "."));
        }
        return to;
    }
}
