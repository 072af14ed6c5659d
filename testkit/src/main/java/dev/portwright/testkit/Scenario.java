package dev.portwright.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sandbox shall make happen to one order, in this order: {@code Scenario.of("late_foc").then("foc_moved")}. The
 * words are those of {@code docs/sandbox.md}.
 */
public final class Scenario {
    private final List<Body> outcomes;

    private Scenario(List<Body> outcomes) {
        this.outcomes = outcomes;
    }

    public static Scenario of(String outcome) {
        return new Scenario(List.of()).then(outcome);
    }

    /** The losing carrier sends the order back with these codes. */
    public static Scenario exception(String... codes) {
        return new Scenario(List.of()).thenException(codes);
    }

    public Scenario then(String outcome) {
        return and(Body.of("outcome", outcome));
    }

    public Scenario thenException(String... codes) {
        return and(Body.of("outcome", "exception").with("codes", codes));
    }

    /** The date is confirmed, and it is this one. */
    public Scenario thenFoc(Instant foc) {
        return and(Body.of("outcome", "foc_confirmed").with("foc_datetime", foc));
    }

    private Scenario and(Body outcome) {
        List<Body> more = new ArrayList<>(outcomes);
        more.add(outcome);
        return new Scenario(List.copyOf(more));
    }

    /** Sets it for an order, in place of what was set before. */
    public void set(Tenant tenant, String orderId) {
        tenant.put(
                        "/sandbox/scenario",
                        Body.of("porting_order_id", orderId).with("outcomes", outcomes.toArray(Body[]::new)))
                .ok();
    }
}
