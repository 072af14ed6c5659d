package dev.portwright.porting.counterparty;

import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.FocListener;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OtherChanges;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.porting.order.MessagingPortStatus;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.SupplementType;
import dev.portwright.porting.order.Supplements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What everybody but its owner does with an order: people of the porting desk, the losing carrier, the clearing house.
 * Each throws {@link ApiException} 422 when the order's status does not allow what is asked.
 */
@ApplicationScoped
public class Counterparty {
    /** By how much "now" may be over when it gets here. */
    private static final Duration A_MOMENT = Duration.ofMinutes(5);

    private final FocListener activation;
    private final ExceptionCodes exceptions;
    private final OtherChanges changes;
    private final Clock clock;

    Counterparty(FocListener activation, ExceptionCodes exceptions, OtherChanges changes, Clock clock) {
        this.activation = activation;
        this.exceptions = exceptions;
        this.changes = changes;
        this.clock = clock;
    }

    /** Sends an order in process to the losing carrier, or one in exception once more. */
    public void submit(HeldOrder held, @Nullable String reason) {
        held.move(held.order().state().to(PortingOrderStatus.SUBMITTED).orRefuse("submitted"), reason);
    }

    /**
     * Sends an order back to its owner. A date that was confirmed is not valid any more.
     *
     * @param codes codes of the exception catalogue, at least one
     * @throws ApiException 422 also for codes that are not in the catalogue
     */
    public void raiseException(HeldOrder held, List<String> codes, @Nullable String reason) {
        List<ExceptionType> details = exceptions.details(codes);
        held.move(
                held.order()
                        .state()
                        .toException(details)
                        .with(state -> state.withFoc(null))
                        .orRefuse("put in exception"),
                reason);
    }

    /** True once the numbers of an order are being activated at its date. */
    public boolean activationHasBegun(HeldOrder held) {
        return held.order().status() == PortingOrderStatus.FOC_DATE_CONFIRMED && activation.hasBegun(held);
    }

    /**
     * Confirms the time at which the numbers move, or moves it. The time that is confirmed already changes nothing; it
     * leaves an entry in the history if there is a reason to write there. Either answers a supplement that asks for
     * another date.
     *
     * @param foc must not lie in the past, but for a moment that it takes to say so, unless it is confirmed already
     */
    public void confirmFoc(HeldOrder held, Instant foc, @Nullable String reason) {
        PortingOrder order = held.order();
        boolean confirmed = order.status() == PortingOrderStatus.FOC_DATE_CONFIRMED;
        if (confirmed && foc.equals(order.focActual())) {
            held.move(order.state().settled(SupplementType.DUE_DATE), reason);
            return;
        }
        if (foc.isBefore(clock.instant().minus(A_MOMENT))) {
            throw new ApiException(
                    ProblemCode.INVALID_FOC_DATE.at("/foc_datetime", "The time lies in the past: " + foc + "."));
        }
        if (activationHasBegun(held)) {
            throw new ApiException(ProblemCode.BEING_ACTIVATED.because(
                    "The numbers are being activated; the date cannot be moved any more."));
        }
        PortingOrder.State state = confirmed
                ? order.state()
                : order.state()
                        .to(PortingOrderStatus.FOC_DATE_CONFIRMED)
                        .orRefuse("given a FOC date")
                        .withActivation(null);
        held.move(state.withFoc(foc).settled(SupplementType.DUE_DATE), reason);
    }

    /**
     * Says yes to the supplement that waits for an answer: another date is confirmed as {@link #confirmFoc} does, other
     * changes are made.
     */
    public void acknowledgeSupplement(HeldOrder held, @Nullable String reason) {
        Instant wanted = held.order().attributes().focRequested();
        if (openSupplement(held) == SupplementType.DUE_DATE && wanted != null) {
            confirmFoc(held, wanted, reason);
        } else {
            held.edit(held.order().state().settled(SupplementType.OTHER), changes.asked(held), reason);
        }
    }

    /** Says no to the supplement that waits for an answer: the order stays as it is. */
    public void refuseSupplement(HeldOrder held, @Nullable String reason) {
        held.move(held.order().state().settled(openSupplement(held)), reason);
    }

    private static SupplementType openSupplement(HeldOrder held) {
        PortingOrder order = held.order();
        Supplements.Open open = order.state().supplements().open();
        if (order.status() == PortingOrderStatus.CANCEL_PENDING) {
            throw refused("The cancellation of this order is to be decided on first.");
        }
        if (open == null) {
            throw refused("No supplement of this order waits for an answer.");
        }
        return open.type();
    }

    /**
     * Makes sure that the order has a date at which its numbers can be activated.
     *
     * @throws ApiException 422 when it is not foc-date-confirmed
     */
    public static void requireDate(PortingOrder order) {
        if (order.status() != PortingOrderStatus.FOC_DATE_CONFIRMED) {
            throw refused("Numbers are activated once the FOC date is confirmed; this order is "
                    + order.status().word() + ".");
        }
    }

    /** Cancels an order whose owner asked for it. */
    public void approveCancellation(HeldOrder held, @Nullable String reason) {
        PortingOrder.State state =
                held.order().state().to(PortingOrderStatus.CANCELLED).orRefuse("cancelled");
        if (state.activation() != null) {
            state = state.withActivation(ActivationStatus.CANCELLED);
            held.setActivation(ActivationStatus.CANCELLED);
        }
        if (state.messaging() == MessagingPortStatus.PENDING) {
            state = state.withMessaging(MessagingPortStatus.CANCELED);
        }
        held.move(state, reason);
    }

    /** Takes an order back to where it was before its owner asked for the cancellation. */
    public void refuseCancellation(HeldOrder held, @Nullable String reason) {
        held.move(held.order().state().back().orRefuse("returned from cancellation"), reason);
    }

    /** Ends a port: every number is here. */
    public void complete(HeldOrder held, @Nullable String reason) {
        PortingOrder.State state = held.order()
                .state()
                .to(PortingOrderStatus.PORTED)
                .orRefuse("completed")
                .withActivation(ActivationStatus.ACTIVE);
        held.setActivation(ActivationStatus.ACTIVE);
        held.move(
                state.messaging() == MessagingPortStatus.PENDING
                        ? state.withMessaging(MessagingPortStatus.ACTIVATING)
                        : state,
                reason);
    }

    /** Says how far the porting of messaging is, once the numbers are ported. */
    public void messagingIs(HeldOrder held, MessagingPortStatus status, @Nullable String reason) {
        PortingOrder order = held.order();
        if (order.status() != PortingOrderStatus.PORTED || !order.attributes().enableMessaging()) {
            throw refused("Messaging is ported once the numbers are, when enable_messaging is set; this order is "
                    + order.status().word() + ".");
        }
        held.move(order.state().withMessaging(status), reason);
    }

    /**
     * Writes down how far numbers are at the clearing house. The order shows the least advanced of all of its numbers.
     *
     * @param states by the ids of the numbers; numbers that are left out stay as they are
     * @param reason a sentence for the history, which has an entry in any case
     */
    public void activationIs(HeldOrder held, Map<UUID, ActivationStatus> states, @Nullable String reason) {
        held.setActivation(states);
        held.write(held.order().state().withActivation(held.leastAdvanced()), reason);
    }

    static ApiException refused(String detail) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(detail));
    }
}
