package dev.portwright.porting.order;

import java.util.List;

/**
 * An order with numbers of it.
 *
 * @param numbers all of them, or as many as are shown with it
 */
public record NumberedOrder(PortingOrder order, List<PortingPhoneNumber> numbers) {
    /** How many numbers an order shows with itself; the rest is a list of its own. */
    public static final int SHOWN = 50;

    /** How many numbers an order has at most, which is as many as a request for one takes. */
    public static final int MOST = 5_000;

    /** Those that are shown with the order. */
    public List<PortingPhoneNumber> shown() {
        return numbers.subList(0, Math.min(numbers.size(), SHOWN));
    }
}
