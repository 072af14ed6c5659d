package dev.portwright.desk;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.Settings.Activation;
import dev.portwright.porting.book.CarrierGateway;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** People play the losing carrier: what it is asked becomes an entry on their list of work. */
@ApplicationScoped
@Typed(Desk.class)
public class Desk implements CarrierGateway {
    private final Activation usual;
    private final Clock clock;

    Desk(Settings settings, Clock clock) {
        this.usual = settings.operation().activation();
        this.clock = clock;
    }

    /**
     * An order has one entry: what was asked last is what there is to do. Only a cancellation remembers what it came in
     * the way of, since its refusal leads back there. What is asked again has waited since it was asked first, and who
     * looks at a corrected order, or at one to be activated, sees the supplement that waits; when that was answered, or is
     * not wanted any more, and the supplement waits still, it is what there is to do: {@link OpenWork#askForSupplement}.
     */
    @Override
    public void ask(HeldOrder held, Request request) {
        OpenWork requests = OpenWork.of(held);
        DeskRequest open = requests.get();
        if (open != null && (open.type() == request || (isSupplement(request) && showsSupplement(open)))) {
            return;
        }
        @Nullable DeskRequest before = request == Request.CANCELLATION ? open : null;
        requests.put(new DeskRequest(request, clock.instant(), before));
    }

    private static boolean isSupplement(Request request) {
        return request == Request.NEW_DATE || request == Request.CHANGE;
    }

    private static boolean showsSupplement(DeskRequest open) {
        return open.type() == Request.RESUBMISSION || open.type() == Request.ACTIVATION;
    }

    @Override
    public boolean activatesByHand(HeldOrder held) {
        return OpenWork.of(held).sheet().activationOr(usual) == Activation.BY_HAND;
    }

    @Override
    public void takeBack(HeldOrder held, Request request) {
        OpenWork work = OpenWork.of(held);
        work.answer(request);
        work.askForSupplement();
    }

    @Override
    public void decided(HeldOrder held) {
        OpenWork.of(held).askForSupplement();
    }

    /**
     * What is open for the order is open for its part too and has waited as long; it is activated in the same way and the
     * same operator's work.
     */
    @Override
    public void split(HeldOrder from, HeldOrder part) {
        DeskRequest open = OpenWork.of(from).get();
        if (open != null) {
            OpenWork.of(part).put(open);
        }
        Activation activation = OpenWork.of(from).sheet().activation();
        if (activation != null) {
            OpenWork.of(part).activation(activation);
        }
        DeskSheet.Claim claim = OpenWork.of(from).sheet().claim();
        if (claim != null) {
            OpenWork.of(part).claim(claim.operatorId(), claim.claimedAt());
        }
    }

    /** Takes away what needs no answer any more, whoever moved the order. What is over is nobody's work. */
    @Override
    public void moved(HeldOrder held) {
        OpenWork work = OpenWork.of(held);
        if (held.order().status() != PortingOrderStatus.CANCEL_PENDING) {
            work.settle();
        }
        if (held.order().status().stage() == PortingOrderStatus.Stage.CLOSED
                && work.sheet().claim() != null) {
            work.claim(null, clock.instant());
        }
    }
}
