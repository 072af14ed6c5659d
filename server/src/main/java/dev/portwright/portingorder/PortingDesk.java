package dev.portwright.portingorder;

import dev.portwright.account.Caller;
import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What everybody but its owner does with an order: people of the porting desk, the losing carrier, the clearing house.
 * Each method is one transaction, or a part of the one under way, and keeps the order's row locked until that ends. Each
 * throws {@link ApiException}: 404 when there is no such order, 422 when its status does not allow what is asked.
 */
@ApplicationScoped
public class PortingDesk {
    /** By how much "now" may be over when it gets here. */
    private static final Duration A_MOMENT = Duration.ofMinutes(5);

    private final Db db;
    private final PortingOrderStore orders;
    private final OrderLife life;
    private final FocListener activation;
    private final ExceptionCodes exceptions;
    private final Clock clock;

    PortingDesk(
            Db db,
            PortingOrderStore orders,
            OrderLife life,
            FocListener activation,
            ExceptionCodes exceptions,
            Clock clock) {
        this.db = db;
        this.orders = orders;
        this.life = life;
        this.activation = activation;
        this.exceptions = exceptions;
        this.clock = clock;
    }

    /** The order as a change would find it. Inside a transaction nobody else changes it until that ends. */
    public PortingOrder lock(UUID orderId) {
        return lockIfThere(orderId).orElseThrow(PortingOrderService::notFound);
    }

    /** The order as a change would find it; empty when it has been deleted. */
    public Optional<PortingOrder> lockIfThere(UUID orderId) {
        return db.transaction(connection -> {
            Optional<UUID> account = orders.accountOf(connection, orderId);
            return account.isPresent() ? orders.lock(connection, account.get(), orderId) : Optional.empty();
        });
    }

    /** The attributes, by their dotted paths, that were changed after the order had this version. */
    public Set<String> editedSince(PortingOrder order, long version) {
        return db.read(connection -> OrderChangeStore.attributesSince(connection, order, version));
    }

    /**
     * The order of an account as a change would find it.
     *
     * @throws ApiException 404 when the account has no such order
     */
    public PortingOrder lock(Caller caller, UUID orderId) {
        return lockIfThere(caller, orderId).orElseThrow(PortingOrderService::notFound);
    }

    /** The order of an account as a change would find it; empty when the account has no such order. */
    public Optional<PortingOrder> lockIfThere(Caller caller, UUID orderId) {
        return db.transaction(connection -> orders.lock(connection, caller.accountId(), orderId));
    }

    /** The numbers of an order, in the order of their ids. */
    public List<PortingPhoneNumber> numbers(PortingOrder order) {
        return db.read(connection -> PhoneNumberStore.ofOrder(connection, order));
    }

    /** Sends an order in process to the losing carrier, or one in exception once more. */
    public PortingOrder submit(UUID orderId, Actor actor, @Nullable String reason) {
        return move(orderId, actor, reason, "submitted", order -> order.state().to(PortingOrderStatus.SUBMITTED));
    }

    /**
     * Sends an order back to its owner. A date that was confirmed is not valid any more.
     *
     * @param codes codes of the exception catalogue, at least one
     * @throws ApiException 422 also for codes that are not in the catalogue
     */
    public PortingOrder raiseException(UUID orderId, List<String> codes, Actor actor, @Nullable String reason) {
        List<ExceptionType> details = exceptions.details(codes);
        return move(
                orderId,
                actor,
                reason,
                "put in exception",
                order -> order.state().toException(details).withFoc(null));
    }

    /** True once the numbers of an order are being activated at its date. */
    public boolean activationHasBegun(PortingOrder order) {
        return order.status() == PortingOrderStatus.FOC_DATE_CONFIRMED
                && db.read(connection -> activation.hasBegun(connection, order));
    }

    /**
     * Confirms the time at which the numbers move, or moves it. The time that is confirmed already changes nothing; it
     * leaves an entry in the history if there is a reason to write there.
     *
     * @param foc must not lie in the past, but for a moment that it takes to say so, unless it is confirmed already
     */
    public PortingOrder confirmFoc(UUID orderId, Instant foc, Actor actor, @Nullable String reason) {
        return move(orderId, actor, reason, "given a FOC date", order -> {
            boolean confirmed = order.status() == PortingOrderStatus.FOC_DATE_CONFIRMED;
            if (confirmed && foc.equals(order.focActual())) {
                return order.state();
            }
            if (foc.isBefore(clock.instant().minus(A_MOMENT))) {
                throw new ApiException(
                        ProblemCode.INVALID_FOC_DATE.at("/foc_datetime", "The time lies in the past: " + foc + "."));
            }
            if (activationHasBegun(order)) {
                throw new ApiException(ProblemCode.BEING_ACTIVATED.because(
                        "The numbers are being activated; the date cannot be moved any more."));
            }
            return confirmed
                    ? order.state().withFoc(foc)
                    : order.state()
                            .to(PortingOrderStatus.FOC_DATE_CONFIRMED)
                            .withFoc(foc)
                            .withActivation(null);
        });
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

    /** Writes into the history of an order what was done about it that no attribute of its own shows. */
    public PortingOrder note(UUID orderId, Actor actor, String what) {
        return db.transaction(connection -> {
            PortingOrder order = lock(orderId);
            return save(connection, order, order.state(), actor, what);
        });
    }

    /** Cancels an order whose owner asked for it. */
    public PortingOrder approveCancellation(UUID orderId, Actor actor, @Nullable String reason) {
        return db.transaction(connection -> {
            PortingOrder order = lock(orderId);
            PortingOrder.State state =
                    allowed(order, "cancelled", () -> order.state().to(PortingOrderStatus.CANCELLED));
            if (state.activation() != null) {
                state = state.withActivation(ActivationStatus.CANCELLED);
                PhoneNumberStore.setActivation(connection, order, ActivationStatus.CANCELLED);
            }
            if (state.messaging() == MessagingPortStatus.PENDING) {
                state = state.withMessaging(MessagingPortStatus.CANCELED);
            }
            return life.save(connection, order, order.next(state, clock.instant()), actor, reason);
        });
    }

    /** Takes an order back to where it was before its owner asked for the cancellation. */
    public PortingOrder refuseCancellation(UUID orderId, Actor actor, @Nullable String reason) {
        return move(
                orderId,
                actor,
                reason,
                "returned from cancellation",
                order -> order.state().back());
    }

    /** Ends a port: every number is here. */
    public PortingOrder complete(UUID orderId, Actor actor, @Nullable String reason) {
        return db.transaction(connection -> {
            PortingOrder order = lock(orderId);
            PortingOrder.State state = allowed(
                            order, "completed", () -> order.state().to(PortingOrderStatus.PORTED))
                    .withActivation(ActivationStatus.ACTIVE);
            PortingOrder.State ported = state.messaging() == MessagingPortStatus.PENDING
                    ? state.withMessaging(MessagingPortStatus.ACTIVATING)
                    : state;
            PhoneNumberStore.setActivation(connection, order, ActivationStatus.ACTIVE);
            return life.save(connection, order, order.next(ported, clock.instant()), actor, reason);
        });
    }

    /** Says how far the porting of messaging is, once the numbers are ported. */
    public PortingOrder messagingIs(UUID orderId, MessagingPortStatus status, Actor actor, @Nullable String reason) {
        return db.transaction(connection -> {
            PortingOrder order = lock(orderId);
            if (order.status() != PortingOrderStatus.PORTED
                    || !order.attributes().enableMessaging()) {
                throw refused("Messaging is ported once the numbers are, when enable_messaging is set; this order is "
                        + order.status().word() + ".");
            }
            return save(connection, order, order.state().withMessaging(status), actor, reason);
        });
    }

    /**
     * Writes down how far numbers are at the clearing house. The order shows the least advanced of all of its numbers.
     *
     * @param states by the ids of the numbers; numbers that are left out stay as they are
     */
    public PortingOrder activationIs(
            UUID orderId, Map<UUID, ActivationStatus> states, Actor actor, @Nullable String reason) {
        return db.transaction(connection -> {
            PortingOrder order = lock(orderId);
            PhoneNumberStore.setActivation(connection, order, states);
            ActivationStatus least = PhoneNumberStore.leastAdvanced(connection, order);
            PortingOrder.State state = order.state().withActivation(least);
            return life.save(connection, order, order.next(state, clock.instant()), actor, reason);
        });
    }

    @FunctionalInterface
    private interface Next {
        PortingOrder.State of(PortingOrder order);
    }

    @FunctionalInterface
    private interface Attempt {
        PortingOrder.State run();
    }

    private PortingOrder move(UUID orderId, Actor actor, @Nullable String reason, String what, Next next) {
        return db.transaction(connection -> {
            PortingOrder order = lock(orderId);
            PortingOrder.State state = allowed(order, what, () -> next.of(order));
            return save(connection, order, state, actor, reason);
        });
    }

    /** What changes nothing is written only where it has a reason that the owner should read. */
    private PortingOrder save(
            Connection connection, PortingOrder order, PortingOrder.State state, Actor actor, @Nullable String reason)
            throws SQLException {
        return state.equals(order.state()) && reason == null
                ? order
                : life.save(connection, order, order.next(state, clock.instant()), actor, reason);
    }

    private static PortingOrder.State allowed(PortingOrder order, String what, Attempt attempt) {
        try {
            return attempt.run();
        } catch (IllegalStateException e) {
            String next = order.status().terminal()
                    ? "That is final."
                    : order.status().next().stream()
                            .map(PortingOrderStatus::word)
                            .collect(Collectors.joining(", ", "From here it may become: ", "."));
            ApiException refused = refused("This order is %s and cannot be %s. %s"
                    .formatted(order.status().word(), what, next));
            refused.addSuppressed(e);
            throw refused;
        }
    }

    static ApiException refused(String detail) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(detail));
    }
}
