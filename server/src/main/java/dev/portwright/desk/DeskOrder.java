package dev.portwright.desk;

import dev.portwright.porting.book.AllOrders;
import dev.portwright.porting.book.HeldOrder;
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

    /** An order that is held, as the change under way leaves it. */
    static DeskOrder of(HeldOrder held) {
        return new DeskOrder(AllOrders.found(held), OpenRequest.of(held).get());
    }
}
