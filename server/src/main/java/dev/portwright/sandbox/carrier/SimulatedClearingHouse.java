package dev.portwright.sandbox.carrier;

import dev.portwright.activation.ClearingHouse;
import dev.portwright.platform.db.Db;
import dev.portwright.portingorder.ActivationStatus;
import dev.portwright.portingorder.PortingOrder;
import dev.portwright.portingorder.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Plays the clearing house in a sandbox: numbers are active at once, unless the order calls for something else. */
@ApplicationScoped
@Typed(SimulatedClearingHouse.class)
public class SimulatedClearingHouse implements ClearingHouse {
    /** How often the clearing house is asked about numbers that fail before the date is given up. */
    private static final int LAST_ATTEMPT = 3;

    private final Db db;
    private final Triggers triggers;

    SimulatedClearingHouse(Db db, Triggers triggers) {
        this.db = db;
        this.triggers = triggers;
    }

    @Override
    public Map<UUID, ActivationStatus> activate(PortingOrder order, List<PortingPhoneNumber> numbers, int attempt) {
        return db.transaction(connection -> {
            Scenario scenario = ScenarioStore.of(connection, order);
            Optional<Step> step = scenario.next(Outcome.Decision.ACTIVATION);
            Outcome outcome = step.map(Step::kind)
                    .or(() -> triggers.outcome(Outcome.Decision.ACTIVATION, order, numbers, scenario))
                    .orElse(Outcome.ACTIVATED);
            Map<UUID, ActivationStatus> states = states(outcome, numbers, attempt);
            boolean allActive = states.values().stream().allMatch(ActivationStatus.ACTIVE::equals);
            if (allActive || attempt == LAST_ATTEMPT) {
                settle(connection, scenario, step, outcome);
            }
            return states;
        });
    }

    private static void settle(Connection connection, Scenario scenario, Optional<Step> step, Outcome outcome)
            throws SQLException {
        if (step.isPresent()) {
            ScenarioStore.save(connection, scenario.played(step.get()));
        } else if (outcome != Outcome.ACTIVATED) {
            ScenarioStore.save(connection, scenario.settled(outcome.word()));
        }
    }

    /** Only the numbers whose own ending calls for it fail; where none does, the last one. */
    private static Map<UUID, ActivationStatus> states(Outcome outcome, List<PortingPhoneNumber> numbers, int attempt) {
        Map<UUID, ActivationStatus> states = new HashMap<>();
        numbers.forEach(number -> states.put(number.id(), ActivationStatus.ACTIVE));
        ActivationStatus failed = switch (outcome) {
            case ACTIVATION_FAILURE -> ActivationStatus.FAILED;
            case ACTIVATION_CONFLICT -> ActivationStatus.CONFLICT;
            case ACTIVATION_RETRY -> attempt == 1 ? ActivationStatus.FAILED : ActivationStatus.ACTIVE;
            default -> ActivationStatus.ACTIVE;
        };
        List<PortingPhoneNumber> called = numbers.stream()
                .filter(number -> Triggers.outcomeOf(number).equals(Optional.of(outcome)))
                .toList();
        (called.isEmpty() ? List.of(numbers.getLast()) : called).forEach(number -> states.put(number.id(), failed));
        return states;
    }
}
