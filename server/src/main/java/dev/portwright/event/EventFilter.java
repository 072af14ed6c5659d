package dev.portwright.event;

import dev.portwright.platform.contract.Query;
import dev.portwright.platform.page.TimeBetween;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which events a list shows; what is null does not matter. */
record EventFilter(@Nullable String type, @Nullable UUID portingOrderId, TimeBetween occurred) {

    /**
     * Reads the filters of a query that was held against the API description.
     *
     * @throws dev.portwright.platform.problem.ApiException 10026 for each time out of range
     */
    static EventFilter of(Query query) {
        return new EventFilter(
                query.text("filter.type").orElse(null),
                query.text("filter.porting_order_id").map(UUID::fromString).orElse(null),
                TimeBetween.of(query, "created_at"));
    }
}
