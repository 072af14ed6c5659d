package dev.portwright.sandbox.carrier;

import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Decides: by what a client has set for an order, else by the order's data, else so that all goes well. */
@ApplicationScoped
class Choices {
    private final Triggers triggers;

    Choices(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * What happens.
     *
     * @param after the scenario once it has happened
     */
    record Choice(Step step, Scenario after) {
        Outcome outcome() {
            return step.kind();
        }
    }

    Choice of(
            Outcome.Decision decision,
            PortingOrder order,
            List<PortingPhoneNumber> numbers,
            Scenario scenario,
            Outcome otherwise) {
        Optional<Step> set = scenario.next(decision);
        if (set.isPresent()) {
            return new Choice(set.get(), scenario.played(set.get()));
        }
        Optional<Outcome> called = triggers.outcome(decision, order, numbers, scenario);
        return new Choice(
                new Step(called.orElse(otherwise).word(), List.of(), null),
                called.map(outcome -> scenario.settled(outcome.word())).orElse(scenario));
    }
}
