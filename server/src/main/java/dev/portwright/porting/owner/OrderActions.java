package dev.portwright.porting.owner;

import dev.portwright.account.Actor;
import dev.portwright.foc.Deadline;
import dev.portwright.foc.FocCalendar;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.CarrierGateway;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.FocQueries;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.Supplements;
import dev.portwright.porting.order.Transition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of an order does with it as a whole: {@code ConfirmPortingOrder}, {@code CancelPortingOrder} and {@code
 * DeletePortingOrder}.
 */
@ApplicationScoped
public class OrderActions {
    private final Db db;
    private final OrderBook book;
    private final ConfirmRules rules;
    private final InfectedDocuments infected;
    private final CarrierGateway carrier;
    private final FocCalendar calendar;
    private final Clock clock;

    OrderActions(
            Db db,
            OrderBook book,
            ConfirmRules rules,
            InfectedDocuments infected,
            CarrierGateway carrier,
            FocCalendar calendar,
            Clock clock) {
        this.db = db;
        this.book = book;
        this.rules = rules;
        this.infected = infected;
        this.carrier = carrier;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Submits a draft, or an order that was in exception once more.
     *
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422
     *     with everything that is missing, or when the order's status does not allow it
     */
    PortingOrder confirm(Tx tx, UUID accountId, Actor actor, UUID orderId, @Nullable String ifMatch) {
        return confirm(book.hold(tx, accountId, orderId, actor, ifMatch));
    }

    /** {@link #confirm} of an order that is held already. */
    public PortingOrder confirm(HeldOrder held) {
        return confirm(held, "by its owner");
    }

    /**
     * {@link #confirm} of an order that is held already.
     *
     * @param byWhom who submits it, for its history
     */
    PortingOrder confirm(HeldOrder held, String byWhom) {
        PortingOrder order = held.order();
        switch (order.status()) {
            case DRAFT -> {
                rules.check(held, infected.in(held.tx(), order));
                held.move(moved(order.state().to(PortingOrderStatus.IN_PROCESS)), "Submitted " + byWhom + ".");
                carrier.ask(held, CarrierGateway.Request.NEW_ORDER);
            }
            case EXCEPTION -> {
                ChangeBound.require(order);
                rules.check(held, infected.in(held.tx(), order));
                held.move(moved(order.state().to(PortingOrderStatus.SUBMITTED)), "Submitted again " + byWhom + ".");
                carrier.ask(held, CarrierGateway.Request.RESUBMISSION);
            }
            default -> throw new ApiException(ConfirmRules.refusalIn(order.status()));
        }
        return held.order();
    }

    private static PortingOrder.State moved(Transition transition) {
        return transition.orRefuse("confirmed");
    }

    /**
     * Asks for the cancellation of an order, on which the porting desk decides.
     *
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422
     *     when the order's status does not allow it or its FOC time is less than the notice of its country away
     */
    PortingOrder cancel(Tx tx, UUID accountId, Actor actor, UUID orderId, @Nullable String ifMatch) {
        return cancel(book.hold(tx, accountId, orderId, actor, ifMatch));
    }

    /** {@link #cancel} of an order that is held already. */
    public PortingOrder cancel(HeldOrder held) {
        held.move(cancelPending(held, clock.instant()), "Its owner asked for the cancellation.");
        carrier.ask(held, CarrierGateway.Request.CANCELLATION);
        return held.order();
    }

    private PortingOrder.State cancelPending(HeldOrder held, Instant now) {
        PortingOrder order = held.order();
        if (order.isDraft()) {
            throw refused("A draft is deleted, not cancelled: send DELETE /v2/porting_orders/" + order.id() + ".");
        }
        if (!(order.state().toCancelPending() instanceof Transition.Allowed pending)) {
            throw order.status() == PortingOrderStatus.CANCEL_PENDING
                    ? refused("The cancellation of this order was asked for already; the porting desk decides on it.")
                    : refused("This order is %s and cannot be cancelled any more.", order);
        }
        if (order.state().supplements().count() >= Supplements.MOST_WITH_CANCELLATIONS) {
            throw refused(
                    "The losing carrier was asked for changes of this order " + Supplements.MOST_WITH_CANCELLATIONS
                            + " times, which is as often as it is asked. Ask the operator to cancel it.");
        }
        if (held.numbers().stream().anyMatch(number -> number.activationStatus() == ActivationStatus.ACTIVE)) {
            throw refused("Some of the numbers are active here already, so the order cannot be cancelled any more.");
        }
        Instant foc = order.focActual();
        if (foc != null) {
            requireNotice(calendar.cancelDeadline(FocQueries.of(order), foc), foc, now);
        }
        return pending.state();
    }

    private static void requireNotice(Deadline deadline, Instant foc, Instant now) {
        if (deadline.isOver(now)) {
            throw refused("The numbers move at " + foc + ". An order can be cancelled until " + deadline.notice()
                    + " before that, which was " + deadline.until() + ".");
        }
    }

    /**
     * Deletes a draft.
     *
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422
     *     when it is no draft
     */
    void delete(UUID accountId, Actor actor, UUID orderId, @Nullable String ifMatch) {
        db.<@Nullable Void>transaction(tx -> {
            delete(book.hold(tx, accountId, orderId, actor, ifMatch));
            return null;
        });
    }

    /** {@link #delete} of an order that is held already. */
    public void delete(HeldOrder held) {
        PortingOrder order = held.order();
        if (!order.isDraft()) {
            boolean cancellable = order.status().canBecome(PortingOrderStatus.CANCEL_PENDING);
            throw refused("Only drafts can be deleted; this order is "
                    + order.status().word() + "." + (cancellable ? " Cancel it instead." : ""));
        }
        held.delete(null);
    }

    private static ApiException refused(String detail, PortingOrder order) {
        return refused(detail.formatted(order.status().word()));
    }

    private static ApiException refused(String detail) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(detail));
    }
}
