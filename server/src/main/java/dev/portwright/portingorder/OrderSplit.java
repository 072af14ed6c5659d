package dev.portwright.portingorder;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Moves numbers of an order to an order of their own, because they cannot be ported together after all. The new order
 * stands where the old one does, with everything its owner has given, secrets included; only its id and support key are
 * its own. No number is lost or doubled: all happens in one transaction.
 */
@ApplicationScoped
public class OrderSplit {
    private static final Set<PortingOrderStatus> SPLITTABLE = EnumSet.of(
            PortingOrderStatus.IN_PROCESS,
            PortingOrderStatus.SUBMITTED,
            PortingOrderStatus.EXCEPTION,
            PortingOrderStatus.FOC_DATE_CONFIRMED);

    private final Db db;
    private final PortingDesk desk;
    private final PortingOrderStore orders;
    private final OrderEvents events;
    private final StatusEffects effects;
    private final Ids ids;
    private final Clock clock;

    OrderSplit(
            Db db,
            PortingDesk desk,
            PortingOrderStore orders,
            OrderEvents events,
            StatusEffects effects,
            Ids ids,
            Clock clock) {
        this.db = db;
        this.desk = desk;
        this.orders = orders;
        this.events = events;
        this.effects = effects;
        this.ids = ids;
        this.clock = clock;
    }

    /** The order with the numbers that stayed, and the new one with those that went. */
    public record Parts(PortingOrder from, PortingOrder part) {}

    /**
     * Moves the numbers.
     *
     * @param phoneNumbers +E.164, at least one and not all of the order
     * @throws ApiException 404 when there is no such order; 422 when its status does not allow it, when activation has
     *     begun, when all numbers would go, and naming each number that is not on the order or given twice
     */
    public Parts split(UUID orderId, List<String> phoneNumbers, Actor actor, @Nullable String reason) {
        return db.transaction(connection -> {
            PortingOrder order = desk.lock(orderId);
            List<PortingPhoneNumber> all = PhoneNumberStore.ofOrder(connection, order);
            requireSplittable(order);
            Set<PortingPhoneNumber> going = chosen(all, phoneNumbers);
            List<PortingPhoneNumber> staying =
                    all.stream().filter(number -> !going.contains(number)).toList();
            PortingOrder from = order.next(state(order, staying), order.attributes(), staying.size(), clock.instant());
            PortingOrder part = part(connection, from, state(order, going), going.size());
            write(connection, order, from, part, going, actor, reason);
            return new Parts(from, part);
        });
    }

    private void requireSplittable(PortingOrder order) {
        if (!SPLITTABLE.contains(order.status())) {
            throw refused("Orders are split between their submission and their port; this order is "
                    + order.status().word() + ".");
        }
        if (desk.activationHasBegun(order)) {
            throw new ApiException(ProblemCode.BEING_ACTIVATED.because(
                    "The numbers are being activated; the order cannot be split any more."));
        }
    }

    private static Set<PortingPhoneNumber> chosen(List<PortingPhoneNumber> all, List<String> phoneNumbers) {
        Map<String, PortingPhoneNumber> byNumber = new LinkedHashMap<>();
        all.forEach(number -> byNumber.put(number.phoneNumber(), number));
        Problems problems = new Problems();
        Set<PortingPhoneNumber> chosen = new LinkedHashSet<>();
        for (int i = 0; i < phoneNumbers.size(); i++) {
            PortingPhoneNumber number = byNumber.get(phoneNumbers.get(i));
            if (number == null) {
                problems.add(ProblemCode.UNPROCESSABLE.at("/phone_numbers/" + i, "The number is not on this order."));
            } else if (!chosen.add(number)) {
                problems.add(ProblemCode.DUPLICATE_NUMBERS.at(
                        "/phone_numbers/" + i, "The number stands in the request twice."));
            }
        }
        if (chosen.size() == all.size()) {
            problems.add(ProblemCode.UNPROCESSABLE.at("/phone_numbers", "At least one number must stay on the order."));
        }
        problems.throwIfAny();
        return chosen;
    }

    /** Each order is as active as the least active of its own numbers. */
    private static PortingOrder.State state(PortingOrder order, Collection<PortingPhoneNumber> numbers) {
        return order.state()
                .withActivation(numbers.stream()
                        .map(PortingPhoneNumber::activationStatus)
                        .filter(Objects::nonNull)
                        .min(ActivationStatus.BY_PROGRESS)
                        .orElse(null));
    }

    private PortingOrder part(Connection connection, PortingOrder from, PortingOrder.State state, int numbers)
            throws SQLException {
        return new PortingOrder(
                ids.next(),
                from.accountId(),
                from.userId(),
                1,
                "sr_" + PortingOrderStore.supportDigits(connection),
                from.parentSupportKey(),
                from.kind(),
                numbers,
                state,
                from.attributes(),
                from.updatedAt(),
                from.updatedAt());
    }

    private void write(
            Connection connection,
            PortingOrder before,
            PortingOrder from,
            PortingOrder part,
            Collection<PortingPhoneNumber> going,
            Actor actor,
            @Nullable String reason)
            throws SQLException {
        List<String> moved =
                going.stream().map(PortingPhoneNumber::phoneNumber).sorted().toList();
        List<OrderChange.AttributeChange> left = new ArrayList<>(OrderChange.between(before, from));
        left.add(new OrderChange.AttributeChange("phone_numbers", moved, null));
        left.add(new OrderChange.AttributeChange("split_to", null, part.id()));
        List<OrderChange.AttributeChange> came = List.of(
                new OrderChange.AttributeChange("porting_phone_numbers_count", null, part.phoneNumbersCount()),
                new OrderChange.AttributeChange("phone_numbers", null, moved),
                new OrderChange.AttributeChange("split_from", null, from.id()));
        orders.insertWhole(connection, part, OrderChange.of(ids.next(), part, OrderChange.SPLIT, actor, reason, came));
        PhoneNumberStore.move(
                connection,
                from,
                part,
                going.stream().map(PortingPhoneNumber::id).toList());
        orders.update(connection, from, OrderChange.of(ids.next(), from, OrderChange.SPLIT, actor, reason, left));
        events.split(connection, from, part, going);
        effects.split(connection, from, part);
    }

    private static ApiException refused(String detail) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(detail));
    }
}
