package dev.portwright.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/**
 * Thousands of orders live random lives at once. The seed is printed; {@code -Dportwright.simulation.seed=...} plays
 * that one again, exactly, and {@code -Dportwright.simulation.orders=...} more or fewer orders.
 */
@ServerTest
class SimulationTest {
    private static final long SEED = 20_270_223;
    private static final int ORDERS = 200;

    @Inject
    Stage stage;

    @Test
    void whateverHappensTheRulesHold() {
        long seed = Long.getLong("portwright.simulation.seed", SEED);
        int orders = Integer.getInteger("portwright.simulation.orders", ORDERS);
        Tally tally = play(seed, orders).tally();
        assertThat(tally.of("orders")).isGreaterThanOrEqualTo(orders);
        assertThat(tally.of("transitions")).isGreaterThanOrEqualTo(orders);
        assertThat(tally.of("jobs run")).isGreaterThanOrEqualTo(orders);
        assertThat(tally.of("end ported")).isGreaterThan(orders / 10);
        assertThat(tally.of("end deleted")).isPositive();
        assertThat(tally.of("end cancelled")).isPositive();
        assertThat(tally.of("FOC dates moved")).isPositive();
        assertThat(tally.of("confirm of a number that is taken")).isPositive();
        assertThat(tally.of("add block 201")).isPositive();
        assertThat(tally.of("remove block 200")).isPositive();
        assertThat(tally.of("numbers that came later")).isPositive();
        assertThat(tally.of("numbers taken off")).isPositive();
        assertThat(tally.of("supplement 201")).isPositive();
        assertThat(tally.of("confirm group 200")).isPositive();
        assertThat(tally.of("cancel group 200")).isPositive();
        assertThat(tally.of("restarts")).isPositive();
        assertThat(tally.of("clock changes passed")).isPositive();
        assertThat(tally.kinds("exception ")).isGreaterThan(10);
    }

    @Test
    void aSeedPlaysTheSameAgain() {
        assertThat(play(7, 25).digest()).isEqualTo(play(7, 25).digest());
    }

    private Simulation play(long seed, int orders) {
        System.out.printf("Simulation of %d orders: -Dportwright.simulation.seed=%d%n", orders, seed);
        Simulation simulation = new Simulation(stage, seed);
        try {
            simulation.play(orders);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("The simulation failed. Play it again: -Dportwright.simulation.seed=" + seed, e);
        } finally {
            System.out.println(simulation.tally());
            simulation.end();
        }
        return simulation;
    }
}
