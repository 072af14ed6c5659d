package dev.portwright.portingorder;

import dev.portwright.account.Caller;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.http.ETags;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the owner of an order does with it as a whole: {@code ConfirmPortingOrder} and {@code CancelPortingOrder}. */
@ApplicationScoped
class OrderActions {
    /** How long before its FOC time an order can be cancelled at the latest: the losing carrier prepares the cut. */
    static final Duration CANCEL_BEFORE_FOC = Duration.ofDays(2);

    private final Db db;
    private final PortingOrderStore orders;
    private final ConfirmRules rules;
    private final OrderLife life;
    private final CarrierGateway carrier;
    private final Clock clock;

    OrderActions(
            Db db, PortingOrderStore orders, ConfirmRules rules, OrderLife life, CarrierGateway carrier, Clock clock) {
        this.db = db;
        this.orders = orders;
        this.rules = rules;
        this.life = life;
        this.carrier = carrier;
        this.clock = clock;
    }

    /** Changes an order whose row is locked. */
    @FunctionalInterface
    private interface Change {
        PortingOrder apply(Connection connection, PortingOrder order) throws SQLException;
    }

    /**
     * Submits a draft, or an order that was in exception once more.
     *
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422
     *     with everything that is missing, or when the order's status does not allow it
     */
    PortingOrder confirm(Caller caller, @Nullable String requestId, UUID orderId, @Nullable String ifMatch) {
        return change(caller, orderId, ifMatch, (connection, order) -> {
            PortingOrderStatus next = switch (order.status()) {
                case DRAFT -> PortingOrderStatus.IN_PROCESS;
                case EXCEPTION -> {
                    ChangeBound.require(order);
                    yield PortingOrderStatus.SUBMITTED;
                }
                default ->
                    throw refused("Only drafts and orders in exception can be confirmed; this order is %s.", order);
            };
            rules.check(connection, order);
            PortingOrder confirmed = life.save(
                    connection,
                    order,
                    order.next(order.state().to(next), clock.instant()),
                    Actor.user(caller, requestId),
                    next == PortingOrderStatus.IN_PROCESS
                            ? "Submitted by its owner."
                            : "Submitted again by its owner.");
            carrier.ask(
                    connection,
                    confirmed,
                    next == PortingOrderStatus.IN_PROCESS
                            ? CarrierGateway.Request.NEW_ORDER
                            : CarrierGateway.Request.RESUBMISSION);
            return confirmed;
        });
    }

    /**
     * Asks for the cancellation of an order, on which the porting desk decides.
     *
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422
     *     when the order's status does not allow it or its FOC time is less than {@link #CANCEL_BEFORE_FOC} away
     */
    PortingOrder cancel(Caller caller, @Nullable String requestId, UUID orderId, @Nullable String ifMatch) {
        return change(caller, orderId, ifMatch, (connection, order) -> {
            Instant now = clock.instant();
            requireCancellable(connection, order, now);
            PortingOrder pending = life.save(
                    connection,
                    order,
                    order.next(order.state().toCancelPending(), now),
                    Actor.user(caller, requestId),
                    "Its owner asked for the cancellation.");
            carrier.ask(connection, pending, CarrierGateway.Request.CANCELLATION);
            return pending;
        });
    }

    private static void requireCancellable(Connection connection, PortingOrder order, Instant now) throws SQLException {
        if (order.isDraft()) {
            throw refused("A draft is deleted, not cancelled: send DELETE /v2/porting_orders/" + order.id() + ".");
        }
        if (!order.status().canBecome(PortingOrderStatus.CANCEL_PENDING)) {
            throw order.status() == PortingOrderStatus.CANCEL_PENDING
                    ? refused("The cancellation of this order was asked for already; the porting desk decides on it.")
                    : refused("This order is %s and cannot be cancelled any more.", order);
        }
        if (PhoneNumberStore.hasActive(connection, order)) {
            throw refused("Some of the numbers are active here already, so the order cannot be cancelled any more.");
        }
        Instant foc = order.focActual();
        if (foc != null && now.isAfter(foc.minus(CANCEL_BEFORE_FOC))) {
            throw refused(
                    "The numbers move at " + foc + ". An order can be cancelled until 48 hours before that, which was "
                            + foc.minus(CANCEL_BEFORE_FOC) + ".");
        }
    }

    private PortingOrder change(Caller caller, UUID orderId, @Nullable String ifMatch, Change change) {
        return db.transaction(connection -> {
            PortingOrder order =
                    orders.lock(connection, caller.accountId(), orderId).orElseThrow(PortingOrderService::notFound);
            ETags.require(ifMatch, order.version());
            return change.apply(connection, order);
        });
    }

    private static ApiException refused(String detail, PortingOrder order) {
        return refused(detail.formatted(order.status().word()));
    }

    private static ApiException refused(String detail) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(detail));
    }
}
