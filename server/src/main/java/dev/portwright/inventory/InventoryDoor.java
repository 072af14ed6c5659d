package dev.portwright.inventory;

import dev.portwright.platform.http.ClosedPaths;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** What the published API has beside the ids of numbers and this product has not: no number has such an id. */
@ApplicationScoped
class InventoryDoor {
    private static final Set<String> NAMES = Set.of("actions", "csv_downloads", "jobs");

    void filters(@Observes Filters filters) {
        ClosedPaths.closeBelow(filters, "/v2/phone_numbers", NAMES);
    }
}
