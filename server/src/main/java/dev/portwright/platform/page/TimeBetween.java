package dev.portwright.platform.page;

import dev.portwright.platform.contract.Query;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.platform.time.Times;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a list are wanted by a time of theirs; what is null does not matter. The way to what lies beyond the
 * pages of a long list.
 *
 * @param from the earliest time, itself included
 * @param to the latest time, itself included
 */
public record TimeBetween(@Nullable Instant from, @Nullable Instant to) {

    /**
     * Reads {@code filter[NAME][gte]} and {@code filter[NAME][lte]} of a query that was held against the API description.
     *
     * @throws dev.portwright.platform.problem.ApiException 10026 for each time out of range
     */
    public static TimeBetween of(Query query, String name) {
        Problems problems = new Problems();
        TimeBetween between = new TimeBetween(time(query, name, "gte", problems), time(query, name, "lte", problems));
        problems.throwIfAny();
        return between;
    }

    /** True when every entry is wanted, whatever its time. */
    public boolean always() {
        return from == null && to == null;
    }

    private static @Nullable Instant time(Query query, String name, String bound, Problems problems) {
        Optional<String> text = query.text("filter." + name + "." + bound);
        Optional<Instant> time = text.flatMap(Times::parse);
        if (text.isPresent() && time.isEmpty()) {
            problems.add(ProblemCode.INVALID_TYPE.in(
                    "filter[" + name + "][" + bound + "]",
                    "The value must be an ISO 8601 date and time of the years 1900 to 9999."));
        }
        return time.orElse(null);
    }
}
