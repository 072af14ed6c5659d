package dev.portwright.simulation;

import dev.portwright.account.Actor;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.testing.DeskVerbs;
import dev.portwright.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What people of the porting desk do with orders that the simulated carrier works on as well. */
final class Operators {
    private static final Actor OPERATOR = Actor.operator(null, null);

    private final Chance chance;
    private final Bodies bodies;
    private final DeskVerbs desk;
    private final TestClock clock;
    private final Tally tally;

    Operators(Chance chance, Bodies bodies, DeskVerbs desk, TestClock clock, Tally tally) {
        this.chance = chance;
        this.bodies = bodies;
        this.desk = desk;
        this.clock = clock;
        this.tally = tally;
    }

    /** One thing, whether the order's status allows it or not. */
    void act(Known order) {
        switch (chance.below(9)) {
            case 0 -> raise(order);
            case 1, 2 -> confirmFoc(order, clock.instant().plus(Duration.ofMinutes(chance.between(-60, 30_000))));
            case 3 -> attempt("desk approves", () -> desk.approveCancellation(order.id, OPERATOR, null));
            case 4 -> attempt("desk refuses", () -> desk.refuseCancellation(order.id, OPERATOR, "Too late."));
            case 5 -> attempt("desk completes", () -> desk.complete(order.id, OPERATOR, null));
            case 6 ->
                attempt("desk submits", () -> {
                    boolean again = order.status.equals("exception");
                    desk.submit(order.id, OPERATOR, null);
                    // The simulated carrier was not asked, so people have to see it through.
                    order.withTheDesk |= again;
                });
            default -> split(order);
        }
    }

    private void raise(Known order) {
        List<String> codes = bodies.someCodes();
        attempt("desk raises", () -> desk.raiseException(order.id, codes, OPERATOR, "Please correct."));
    }

    void confirmFoc(Known order, Instant foc) {
        attempt("desk confirms", () -> desk.confirmFoc(order.id, foc, OPERATOR, null));
    }

    private void split(Known order) {
        List<String> numbers = List.copyOf(order.numbers);
        List<String> going = numbers.subList(0, Math.min(numbers.size(), chance.between(1, 2)));
        attempt("desk splits", () -> desk.split(order.id, going, OPERATOR, "The carrier asks for it."));
    }

    private void attempt(String what, Runnable action) {
        try {
            action.run();
            tally.add(what);
        } catch (ApiException e) {
            tally.add(what + " refused");
        }
    }
}
