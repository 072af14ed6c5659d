package dev.portwright.desk;

import dev.portwright.account.Actor;
import dev.portwright.platform.config.Settings.Activation;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.CarrierGateway.Request;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.Supplements;
import java.time.Instant;
import java.util.UUID;
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

    /** Notes what the losing carrier calls the order; null strikes it out. */
    void number(@Nullable String carrierOrderNumber) {
        DeskSheetStore.number(held.tx(), held.order(), carrierOrderNumber);
        sheet = null;
    }

    /** Says what activates the numbers; null leaves that to the installation. */
    void activation(@Nullable Activation activation) {
        DeskSheetStore.activation(held.tx(), held.order(), activation);
        sheet = null;
    }

    /** Makes the order the work of this operator, or of anybody. */
    void claim(@Nullable UUID operatorId, Instant now) {
        DeskSheetStore.claim(held.tx(), held.order(), operatorId, now);
        sheet = null;
    }

    /**
     * Keeps an operator from what another one has claimed. Who has the key of the installation may do everything.
     *
     * @throws ApiException 422 when another one has
     */
    void requireNoOthersClaim(Actor actor) {
        DeskSheet.Claim claim = actor.userId() == null ? null : sheet().claim();
        if (claim != null && !claim.operatorId().equals(actor.userId())) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                    claim.operatorName() + " has claimed this order. Let them decide, or ask them to release it."));
        }
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

    /** Takes away what was asked if it was this. False when it was not. */
    boolean answer(Request type) {
        DeskRequest open = get();
        return open != null && open.type() == type && answer();
    }

    /**
     * Asks for the supplement that waits for the losing carrier where nothing is asked with which the desk sees it. To be
     * called wherever something was answered or taken away, once the order is as that leaves it.
     */
    void askForSupplement() {
        PortingOrder order = held.order();
        Supplements.Open supplement = order.state().supplements().open();
        if (supplement != null && order.status().stage() == PortingOrderStatus.Stage.WITH_CARRIER && get() == null) {
            is(DeskWorkStore.putSupplement(held.tx(), order, supplement));
        }
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
