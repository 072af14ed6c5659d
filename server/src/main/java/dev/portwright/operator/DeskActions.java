package dev.portwright.operator;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.http.ETags;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.portingorder.MessagingPortStatus;
import dev.portwright.portingorder.OrderSplit;
import dev.portwright.portingorder.PortingDesk;
import dev.portwright.portingorder.PortingOrder;
import dev.portwright.portingorder.PortingOrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What people of the desk decide. Each decision is one transaction with the answer to what the desk was asked. Each
 * throws {@link ApiException}: 404 when there is no such order, 412 when it has changed since it was looked at, 422 when
 * its status does not allow what is asked. Repeating a decision changes nothing.
 */
@ApplicationScoped
class DeskActions {
    private final Db db;
    private final PortingDesk desk;
    private final DeskReview review;
    private final DeskActivation activation;
    private final OrderSplit split;
    private final DeskOrders orders;
    private final Clock clock;

    DeskActions(
            Db db,
            PortingDesk desk,
            DeskReview review,
            DeskActivation activation,
            OrderSplit split,
            DeskOrders orders,
            Clock clock) {
        this.db = db;
        this.desk = desk;
        this.review = review;
        this.activation = activation;
        this.split = split;
        this.orders = orders;
        this.clock = clock;
    }

    /** Changes an order whose row is locked. */
    @FunctionalInterface
    private interface Change {
        void apply(Connection connection, PortingOrder order) throws SQLException;
    }

    DeskOrder submit(Decision decision) {
        return decide(
                decision, (connection, order) -> desk.submit(decision.orderId(), decision.actor(), decision.reason()));
    }

    DeskOrder raiseException(Decision decision, List<String> codes) {
        return decide(
                decision,
                (connection, order) ->
                        desk.raiseException(decision.orderId(), codes, decision.actor(), decision.reason()));
    }

    /** Confirming the date that stands says no to another one, if the owner asked for it; else it changes nothing. */
    DeskOrder confirmFoc(Decision decision, Instant foc) {
        return decide(decision, (connection, order) -> {
            boolean answers = DeskRequestStore.delete(connection, order);
            boolean stands =
                    order.status() == PortingOrderStatus.FOC_DATE_CONFIRMED && Objects.equals(order.focActual(), foc);
            desk.confirmFoc(decision.orderId(), foc, decision.actor(), stands && !answers ? null : decision.reason());
        });
    }

    DeskOrder approveCancellation(Decision decision) {
        return decide(
                decision,
                (connection, order) ->
                        desk.approveCancellation(decision.orderId(), decision.actor(), decision.reason()));
    }

    DeskOrder refuseCancellation(Decision decision) {
        return decide(
                decision,
                (connection, order) ->
                        desk.refuseCancellation(decision.orderId(), decision.actor(), decision.reason()));
    }

    /** Not before the date that was confirmed: until then the numbers are served by the losing carrier. */
    DeskOrder complete(Decision decision) {
        return decide(decision, (connection, order) -> {
            Instant foc = order.focActual();
            if (order.status() == PortingOrderStatus.FOC_DATE_CONFIRMED
                    && foc != null
                    && clock.instant().isBefore(foc)) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because("The numbers move at " + foc + "; it is "
                        + clock.instant() + ". Confirm the present time first if they have moved already."));
            }
            desk.complete(decision.orderId(), decision.actor(), decision.reason());
        });
    }

    DeskOrder messaging(Decision decision, MessagingPortStatus status) {
        return decide(decision, (connection, order) -> {
            boolean answers = DeskRequestStore.delete(connection, order);
            boolean stands = order.state().messaging() == status;
            desk.messagingIs(
                    decision.orderId(), status, decision.actor(), stands && !answers ? null : decision.reason());
        });
    }

    DeskOrder review(Decision decision, List<DeskBodies.Verdict> verdicts) {
        return decide(decision, (connection, order) -> review.decide(decision, order, verdicts));
    }

    DeskOrder activation(Decision decision, List<DeskBodies.NumberState> states) {
        return decide(decision, (connection, order) -> activation.set(decision, order, states));
    }

    /** The order with the numbers that stayed, and the new one with those that went. */
    record Parts(DeskOrder from, DeskOrder part) {}

    /** What the desk was asked for the order it is asked for both. */
    Parts split(Decision decision, List<String> phoneNumbers) {
        return db.transaction(connection -> {
            ETags.require(decision.ifMatch(), desk.lock(decision.orderId()).version());
            OrderSplit.Parts parts = split.split(decision.orderId(), phoneNumbers, decision.actor(), decision.reason());
            return new Parts(
                    orders.get(parts.from().id()), orders.get(parts.part().id()));
        });
    }

    private DeskOrder decide(Decision decision, Change change) {
        return db.transaction(connection -> {
            PortingOrder order = desk.lock(decision.orderId());
            ETags.require(decision.ifMatch(), order.version());
            change.apply(connection, order);
            return orders.get(decision.orderId());
        });
    }
}
