package dev.portwright.desk;

import dev.portwright.porting.book.HeldOrder;
import org.jspecify.annotations.Nullable;

/**
 * What the desk has to do with an order that is held: what it is asked, and its sheet. Known to everybody who has to do
 * with the order meanwhile.
 */
final class OpenWork {
    private final HeldOrder held;
    private boolean requestKnown;
    private @Nullable DeskRequest request;
    private @Nullable DeskSheet sheet;

    private OpenWork(HeldOrder held) {
        this.held = held;
    }

    static OpenWork of(HeldOrder held) {
        return held.remember(OpenWork.class, () -> new OpenWork(held));
    }

    /** What is asked; null when nothing is. */
    @Nullable
    DeskRequest get() {
        if (!requestKnown) {
            are(DeskWorkStore.find(held.tx(), held.order()));
        }
        return request;
    }

    DeskSheet sheet() {
        DeskSheet known = sheet;
        return known == null ? are(DeskWorkStore.find(held.tx(), held.order())) : known;
    }

    /** Writes the sheet anew. It is read back when it is asked for: the names on it are not its own. */
    void put(DeskSheet other) {
        DeskSheetStore.put(held.tx(), held.order(), other);
        sheet = null;
    }

    /** Asks for this in place of whatever was asked. */
    void put(DeskRequest other) {
        DeskWorkStore.put(held.tx(), held.order(), other);
        is(other);
    }

    /** Takes away what was asked. False when nothing was. */
    boolean answer() {
        boolean asked = !(requestKnown && request == null) && DeskWorkStore.delete(held.tx(), held.order());
        is(null);
        return asked;
    }

    /** Takes away what needs no answer any more, now that the order stands where it does. */
    void settle() {
        are(DeskWorkStore.settle(held.tx(), held.order()));
    }

    private DeskSheet are(DeskWork work) {
        is(work.request());
        sheet = work.sheet();
        return work.sheet();
    }

    private void is(@Nullable DeskRequest now) {
        request = now;
        requestKnown = true;
    }
}
