package dev.portwright.desk;

import dev.portwright.porting.book.AllOrders;
import dev.portwright.porting.book.HeldOrder;
import java.util.UUID;

/** An order as the desk sees it. */
record DeskOrder(AllOrders.Found found, DeskWork work) {
    UUID id() {
        return found.order().id();
    }

    long version() {
        return found.order().version();
    }

    /** An order that is held, as the change under way leaves it. */
    static DeskOrder of(AllOrders orders, HeldOrder held) {
        OpenWork work = OpenWork.of(held);
        return new DeskOrder(orders.found(held), new DeskWork(work.get(), work.sheet()));
    }
}
