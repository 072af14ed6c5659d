package dev.portwright.sandbox.carrier;

import dev.portwright.porting.activation.ClearingHouse;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Plays the clearing house in a sandbox: numbers are active at once, unless the order calls for something else. */
@ApplicationScoped
@Typed(SimulatedClearingHouse.class)
public class SimulatedClearingHouse implements ClearingHouse {
    /** How often the clearing house is asked about numbers that fail before the date is given up. */
    private static final int LAST_ATTEMPT = 3;

    @Override
    public Map<UUID, ActivationStatus> activate(HeldOrder held, List<PortingPhoneNumber> numbers, int attempt) {
        Scenario scenario = ScenarioStore.of(held);
        Optional<Step> step = scenario.next(Outcome.Decision.ACTIVATION);
        Map<UUID, Outcome> fates =
                step.isPresent() ? fates(step.get().kind(), numbers) : called(held.order(), numbers, scenario);
        Map<UUID, ActivationStatus> states = new HashMap<>();
        numbers.forEach(number ->
                states.put(number.id(), status(fates.getOrDefault(number.id(), Outcome.ACTIVATED), attempt)));
        boolean allActive = states.values().stream().allMatch(ActivationStatus.ACTIVE::equals);
        if (allActive || attempt == LAST_ATTEMPT) {
            ScenarioStore.save(
                    held.tx(), step.map(scenario::played).orElseGet(() -> settled(scenario, fates.values())));
        }
        return states;
    }

    private static Scenario settled(Scenario scenario, Collection<Outcome> fates) {
        Scenario result = scenario;
        for (Outcome fate : fates) {
            result = result.settled(fate.word());
        }
        return result;
    }

    /** What each number's own ending calls for, and what the account number calls for. */
    private static Map<UUID, Outcome> called(PortingOrder order, List<PortingPhoneNumber> numbers, Scenario scenario) {
        Predicate<Outcome> isOpen =
                outcome -> outcome.decision() == Outcome.Decision.ACTIVATION && !scenario.isSettled(outcome.word());
        Optional<Outcome> ofAll = Triggers.ofAccountNumber(order).filter(isOpen);
        if (ofAll.isPresent()) {
            return fates(ofAll.get(), numbers);
        }
        Map<UUID, Outcome> fates = new HashMap<>();
        numbers.forEach(number ->
                Triggers.outcomeOf(number).filter(isOpen).ifPresent(outcome -> fates.put(number.id(), outcome)));
        return fates;
    }

    /** Of an order that is to fail as a whole, the numbers fail whose own ending calls for it; where none does, the last. */
    private static Map<UUID, Outcome> fates(Outcome outcome, List<PortingPhoneNumber> numbers) {
        List<PortingPhoneNumber> called = numbers.stream()
                .filter(number -> Triggers.outcomeOf(number).equals(Optional.of(outcome)))
                .toList();
        return (called.isEmpty() ? List.of(numbers.getLast()) : called)
                .stream().collect(Collectors.toMap(PortingPhoneNumber::id, number -> outcome));
    }

    private static ActivationStatus status(Outcome outcome, int attempt) {
        return switch (outcome) {
            case ACTIVATION_FAILURE -> ActivationStatus.FAILED;
            case ACTIVATION_CONFLICT -> ActivationStatus.CONFLICT;
            case ACTIVATION_RETRY -> attempt == 1 ? ActivationStatus.FAILED : ActivationStatus.ACTIVE;
            default -> ActivationStatus.ACTIVE;
        };
    }
}
