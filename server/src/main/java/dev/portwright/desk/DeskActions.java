package dev.portwright.desk;

import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.ETags;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.AllOrders;
import dev.portwright.porting.book.CarrierGateway;
import dev.portwright.porting.book.CarrierGateway.Request;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.comment.CommentService;
import dev.portwright.porting.counterparty.Counterparty;
import dev.portwright.porting.counterparty.OrderSplit;
import dev.portwright.porting.order.MessagingPortStatus;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.SupplementType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What people of the desk decide. Each decision is one transaction with the answer to what the desk was asked. Each
 * throws {@link ApiException}: 404 when there is no such order, 412 when it has changed since it was looked at, 422 when
 * its status does not allow what is asked. Repeating a decision changes nothing.
 */
@ApplicationScoped
class DeskActions {
    private final Db db;
    private final OrderBook book;
    private final AllOrders orders;
    private final Counterparty counterparty;
    private final CarrierGateway carrier;
    private final DeskReview review;
    private final DeskActivation activation;
    private final OrderSplit split;
    private final CommentService comments;
    private final PhoneNumbers numbers;
    private final Clock clock;

    DeskActions(
            Db db,
            OrderBook book,
            AllOrders orders,
            Counterparty counterparty,
            CarrierGateway carrier,
            DeskReview review,
            DeskActivation activation,
            OrderSplit split,
            CommentService comments,
            PhoneNumbers numbers,
            Clock clock) {
        this.db = db;
        this.book = book;
        this.orders = orders;
        this.counterparty = counterparty;
        this.carrier = carrier;
        this.review = review;
        this.activation = activation;
        this.split = split;
        this.comments = comments;
        this.numbers = numbers;
        this.clock = clock;
    }

    DeskOrder submit(Decision decision) {
        return decide(decision, held -> counterparty.submit(held, decision.reason()));
    }

    DeskOrder raiseException(Decision decision, List<String> codes) {
        return decide(decision, held -> {
            counterparty.raiseException(held, codes, decision.reason());
            tellOwner(held, decision);
        });
    }

    /** Confirming the date that stands says no to another one, if the owner asked for it; else it changes nothing. */
    DeskOrder confirmFoc(Decision decision, Instant foc) {
        return decide(decision, held -> {
            boolean stands = held.order().status() == PortingOrderStatus.FOC_DATE_CONFIRMED
                    && Objects.equals(held.order().focActual(), foc);
            boolean wished = held.order().state().supplements().asksFor(SupplementType.DUE_DATE);
            OpenWork work = OpenWork.of(held);
            boolean asked = stands ? work.answer(Request.NEW_DATE) : work.answer();
            boolean answers = asked || wished;
            counterparty.confirmFoc(held, foc, stands && !answers ? null : decision.reason());
        });
    }

    /** Another date answers whatever was asked, as {@link #confirmFoc} does. */
    DeskOrder acknowledgeSupplement(Decision decision) {
        return decide(decision, held -> {
            boolean date = held.order().state().supplements().asksFor(SupplementType.DUE_DATE);
            counterparty.acknowledgeSupplement(held, decision.reason());
            if (date) {
                OpenWork.of(held).answer();
            } else {
                answerSupplement(held);
            }
        });
    }

    DeskOrder refuseSupplement(Decision decision) {
        return decide(decision, held -> {
            counterparty.refuseSupplement(held, decision.reason());
            answerSupplement(held);
            tellOwner(held, decision);
        });
    }

    /** What else the desk is asked, such as to look at a corrected order, it is still asked. */
    private static void answerSupplement(HeldOrder held) {
        if (!OpenWork.of(held).answer(Request.NEW_DATE)) {
            OpenWork.of(held).answer(Request.CHANGE);
        }
    }

    DeskOrder approveCancellation(Decision decision) {
        return decide(decision, held -> counterparty.approveCancellation(held, decision.reason()));
    }

    DeskOrder refuseCancellation(Decision decision) {
        return decide(decision, held -> {
            counterparty.refuseCancellation(held, decision.reason());
            tellOwner(held, decision);
        });
    }

    /** What its owner has to act on is not left to the history, which few read. */
    private void tellOwner(HeldOrder held, Decision decision) {
        String reason = decision.reason();
        if (reason != null) {
            comments.sayAtDesk(held, reason);
        }
    }

    /** Not before the date that was confirmed: until then the numbers are served by the losing carrier. */
    DeskOrder complete(Decision decision) {
        return decide(decision, held -> {
            Instant foc = held.order().focActual();
            if (held.order().status() == PortingOrderStatus.FOC_DATE_CONFIRMED
                    && foc != null
                    && clock.instant().isBefore(foc)) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because("The numbers move at " + foc + "; it is "
                        + clock.instant() + ". Confirm the present time first if they have moved already."));
            }
            counterparty.complete(held, decision.reason());
        });
    }

    DeskOrder messaging(Decision decision, MessagingPortStatus status) {
        return decide(decision, held -> {
            boolean answers = OpenWork.of(held).answer();
            boolean stands = held.order().state().messaging() == status;
            counterparty.messagingIs(held, status, stands && !answers ? null : decision.reason());
        });
    }

    DeskOrder review(Decision decision, List<DeskBodies.Verdict> verdicts) {
        return decide(decision, held -> review.decide(held, verdicts, decision.reason()));
    }

    DeskOrder activation(Decision decision, List<DeskBodies.NumberState> states) {
        return decide(
                decision,
                held -> activation.set(
                        held,
                        states.stream()
                                .map(state -> new DeskBodies.NumberState(
                                        asOnOrder(held, state.phoneNumber()), state.status()))
                                .toList(),
                        decision.reason()));
    }

    /** The order with the numbers that stayed, and the new one with those that went. */
    record Parts(DeskOrder from, DeskOrder part) {}

    /** What the desk was asked for the order it is asked for both. */
    Parts split(Decision decision, List<String> phoneNumbers) {
        return db.transaction(tx -> {
            HeldOrder held = hold(tx, decision);
            List<String> leaving =
                    phoneNumbers.stream().map(number -> asOnOrder(held, number)).toList();
            HeldOrder part = split.split(held, leaving, decision.reason());
            return new Parts(DeskOrder.of(orders, held), DeskOrder.of(orders, part));
        });
    }

    /** A number as orders have it, however the desk has written it; what cannot be read stays, and is not on the order. */
    private String asOnOrder(HeldOrder held, String number) {
        return numbers.normalise(number, held.order().kind().countryCode()).orElse(number);
    }

    /** A supplement that the decision does not answer stays among the work, whatever else was answered. */
    private DeskOrder decide(Decision decision, Consumer<HeldOrder> change) {
        return db.transaction(tx -> {
            HeldOrder held = hold(tx, decision);
            change.accept(held);
            carrier.decided(held);
            return DeskOrder.of(orders, held);
        });
    }

    private HeldOrder hold(Tx tx, Decision decision) {
        HeldOrder held = book.holdForAnyAccount(tx, decision.orderId(), decision.actor());
        OpenWork.of(held).requireNoOthersClaim(decision.actor());
        ETags.require(decision.ifMatch(), held.order().version());
        return held;
    }
}
