package dev.portwright.desk;

import dev.portwright.porting.book.HeldOrder;
import org.jspecify.annotations.Nullable;

/** What the desk is asked to do with an order that is held: known to everybody who has to do with the order meanwhile. */
final class OpenRequest {
    private final HeldOrder held;
    private boolean known;
    private @Nullable DeskRequest request;

    private OpenRequest(HeldOrder held) {
        this.held = held;
    }

    static OpenRequest of(HeldOrder held) {
        return held.remember(OpenRequest.class, () -> new OpenRequest(held));
    }

    /** What is asked; null when nothing is. */
    @Nullable
    DeskRequest get() {
        if (!known) {
            is(DeskRequestStore.find(held.tx(), held.order()).orElse(null));
        }
        return request;
    }

    /** Asks for this in place of whatever was asked. */
    void put(DeskRequest other) {
        DeskRequestStore.put(held.tx(), held.order(), other);
        is(other);
    }

    /** Takes away what was asked. False when nothing was. */
    boolean answer() {
        boolean asked = !(known && request == null) && DeskRequestStore.delete(held.tx(), held.order());
        is(null);
        return asked;
    }

    /** Takes away what needs no answer any more, now that the order stands where it does. */
    void settle() {
        is(DeskRequestStore.settle(held.tx(), held.order()).orElse(null));
    }

    private void is(@Nullable DeskRequest now) {
        request = now;
        known = true;
    }
}
