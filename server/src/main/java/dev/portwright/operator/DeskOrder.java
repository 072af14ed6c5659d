package dev.portwright.operator;

import dev.portwright.portingorder.AllOrders;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as the desk sees it.
 *
 * @param request what the desk is asked to do with it; null when nothing is
 */
record DeskOrder(AllOrders.Found found, @Nullable DeskRequest request) {
    UUID id() {
        return found.order().id();
    }

    long version() {
        return found.order().version();
    }
}
