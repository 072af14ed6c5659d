package dev.portwright.porting.book;

import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.Supplement;

/**
 * What the losing carrier is asked to have otherwise of the end user. Its owner asks, others answer, and until the answer is yes
 * the order stays as it is.
 */
public interface OtherChanges {
    /**
     * Asks the carrier of an order for which no supplement is open.
     *
     * @param wanted the attributes of the order with the end user as it is to be
     * @return the supplement
     */
    Supplement ask(HeldOrder held, OrderAttributes wanted);

    /** The attributes of an order as the open supplement wants them. */
    OrderAttributes asked(HeldOrder held);
}
