package dev.portwright.porting.owner;

import dev.portwright.platform.http.ClosedPaths;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** What the published API has beside the ids of orders and this product has not: no order has such an id. */
@ApplicationScoped
class PortingOrderDoor {
    private static final Set<String> NAMES = Set.of("phone_number_configurations");

    void filters(@Observes Filters filters) {
        ClosedPaths.closeBelow(filters, "/v2/porting_orders", NAMES);
    }
}
