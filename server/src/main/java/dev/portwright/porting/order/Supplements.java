package dev.portwright.porting.order;

import org.jspecify.annotations.Nullable;

/**
 * What an order itself knows of its supplements: changes that the losing carrier was asked for after the order was submitted.
 *
 * @param count how many there were, which is the number of the last
 * @param open the one that the carrier has not answered; null when there is none. A cancellation is never here: the status
 *     says that it is decided on
 */
public record Supplements(int count, @Nullable Open open) {
    /** With so many, cancellations among them, no change is asked for any more. */
    public static final int MOST = 100;

    /** As many as an order has, whoever asks. */
    public static final int MOST_WITH_CANCELLATIONS = 1_000;

    public static final Supplements NONE = new Supplements(0, null);

    /** A supplement that waits for its answer. */
    public record Open(int number, SupplementType type) {}

    /** One more, which is open. */
    Supplements asking(SupplementType type) {
        return new Supplements(count + 1, new Open(count + 1, type));
    }

    /** One more, a cancellation, beside the one that is open. */
    Supplements cancelling() {
        return new Supplements(count + 1, open);
    }

    /** None is open any more. */
    Supplements settled() {
        return open == null ? this : new Supplements(count, null);
    }

    /** True when one of this type is open. */
    public boolean asksFor(SupplementType type) {
        return open != null && open.type() == type;
    }
}
