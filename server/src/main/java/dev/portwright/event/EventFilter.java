package dev.portwright.event;

import dev.portwright.platform.contract.Query;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.platform.time.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events a list shows; what is null does not matter.
 *
 * @param from the earliest time, itself included
 * @param to the latest time, itself included
 */
record EventFilter(
        @Nullable String type,
        @Nullable UUID portingOrderId,
        @Nullable Instant from,
        @Nullable Instant to) {

    /**
     * Reads the filters of a query that was held against the API description.
     *
     * @throws dev.portwright.platform.problem.ApiException 10026 for each time out of range
     */
    static EventFilter of(Query query) {
        Problems problems = new Problems();
        EventFilter filter = new EventFilter(
                query.text("filter.type").orElse(null),
                query.text("filter.porting_order_id").map(UUID::fromString).orElse(null),
                time(query, "gte", problems),
                time(query, "lte", problems));
        problems.throwIfAny();
        return filter;
    }

    private static @Nullable Instant time(Query query, String bound, Problems problems) {
        Optional<String> text = query.text("filter.created_at." + bound);
        Optional<Instant> time = text.flatMap(Times::parse);
        if (text.isPresent() && time.isEmpty()) {
            problems.add(ProblemCode.INVALID_TYPE.in(
                    "filter[created_at][" + bound + "]",
                    "The value must be an ISO 8601 date and time of the years 1900 to 9999."));
        }
        return time.orElse(null);
    }
}
