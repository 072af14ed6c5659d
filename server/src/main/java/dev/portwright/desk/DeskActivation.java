package dev.portwright.desk;

import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.counterparty.Counterparty;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the desk hears of single numbers from the clearing house. */
@ApplicationScoped
class DeskActivation {
    /** Statuses that a number has at its FOC time at the earliest. */
    private static final Set<ActivationStatus> FROM_FOC =
            EnumSet.of(ActivationStatus.ACTIVATE_READY, ActivationStatus.SENDING, ActivationStatus.ACTIVE);

    private static final int NAMED_AT_MOST = 20;

    private final Counterparty counterparty;
    private final Clock clock;

    DeskActivation(Counterparty counterparty, Clock clock) {
        this.counterparty = counterparty;
        this.clock = clock;
    }

    /**
     * Writes down how far numbers are. With the last active one the order is ported.
     *
     * @throws dev.portwright.platform.problem.ApiException 422 when the order is not foc-date-confirmed, and naming each number that is not on the order,
     *     given twice or active already, and each status that cannot be before the FOC time
     */
    void set(HeldOrder held, List<DeskBodies.NumberState> states, @Nullable String reason) {
        PortingOrder order = held.order();
        Counterparty.requireDate(order);
        Map<String, PortingPhoneNumber> numbers = new LinkedHashMap<>();
        held.numbers().forEach(number -> numbers.put(number.phoneNumber(), number));
        check(order, numbers, states);
        Map<UUID, ActivationStatus> changes = new HashMap<>();
        for (DeskBodies.NumberState state : states) {
            PortingPhoneNumber number = numbers.get(state.phoneNumber());
            if (number != null && number.activationStatus() != state.status()) {
                changes.put(number.id(), state.status());
            }
        }
        if (changes.isEmpty()) {
            return;
        }
        counterparty.activationIs(held, changes, reason(reason, states));
        if (numbers.values().stream()
                .allMatch(number ->
                        changes.getOrDefault(number.id(), number.activationStatus()) == ActivationStatus.ACTIVE)) {
            counterparty.complete(held, "All numbers are active.");
        }
    }

    /** What the history says: nothing else there tells of single numbers. */
    private static String reason(@Nullable String why, List<DeskBodies.NumberState> states) {
        String heard = states.stream()
                .limit(NAMED_AT_MOST)
                .map(state -> state.phoneNumber() + " is " + state.status().word())
                .collect(Collectors.joining(", "));
        String more = states.size() > NAMED_AT_MOST ? " and " + (states.size() - NAMED_AT_MOST) + " more" : "";
        return (why == null ? "" : why + " ") + "(" + heard + more + ")";
    }

    private void check(
            PortingOrder order, Map<String, PortingPhoneNumber> numbers, List<DeskBodies.NumberState> states) {
        Problems problems = new Problems();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < states.size(); i++) {
            Problem problem = problem(
                    order,
                    numbers.get(states.get(i).phoneNumber()),
                    states.get(i),
                    !seen.add(states.get(i).phoneNumber()),
                    "/phone_numbers/" + i);
            if (problem != null) {
                problems.add(problem);
            }
        }
        problems.throwIfAny();
    }

    private @Nullable Problem problem(
            PortingOrder order,
            @Nullable PortingPhoneNumber number,
            DeskBodies.NumberState state,
            boolean again,
            String at) {
        if (number == null) {
            return ProblemCode.UNPROCESSABLE.at(at + "/phone_number", "The number is not on this order.");
        }
        if (again) {
            return ProblemCode.DUPLICATE_NUMBERS.at(at + "/phone_number", "The number stands in the request twice.");
        }
        if (number.activationStatus() == ActivationStatus.ACTIVE && state.status() != ActivationStatus.ACTIVE) {
            return ProblemCode.UNPROCESSABLE.at(
                    at + "/activation_status", "The number is active here already, which cannot be undone.");
        }
        Instant foc = order.focActual();
        if (foc != null && clock.instant().isBefore(foc) && FROM_FOC.contains(state.status())) {
            return ProblemCode.UNPROCESSABLE.at(
                    at + "/activation_status", "The numbers move at " + foc + "; it is " + clock.instant() + ".");
        }
        return null;
    }
}
