package dev.portwright.porting.book;

import dev.portwright.porting.order.PortingOrder;
import org.jspecify.annotations.Nullable;

/** Hears of supplements that are asked for and answered, in the transaction of the change that it follows from. */
public interface SupplementListener {
    /**
     * An order was changed in what it knows of its supplements, or its cancellation was asked for or decided on.
     *
     * @param before the order as it was until then
     * @param reason what its history says of the change; null when nothing
     */
    void changed(HeldOrder held, PortingOrder before, @Nullable String reason);
}
