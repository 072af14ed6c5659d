package dev.portwright.porting.book;

/** Hears of orders that come of another one, in the transaction that splits it: what belongs to the numbers goes with them. */
public interface SplitListener {
    /**
     * Numbers have gone to an order of their own.
     *
     * @param from the order that the numbers have left
     * @param part the new order, with the numbers that went to it
     */
    void split(HeldOrder from, HeldOrder part);
}
