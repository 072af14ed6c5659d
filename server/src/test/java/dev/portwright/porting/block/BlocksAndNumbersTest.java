package dev.portwright.porting.block;

import static dev.portwright.porting.block.Blocks.block;
import static dev.portwright.porting.block.Blocks.number;
import static dev.portwright.porting.block.Blocks.path;
import static dev.portwright.porting.block.Blocks.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Blocks that come, are refused and go at random, on two orders, against a model that is two sets of numbers and a list of blocks:
 * no number is lost or doubled. A failure is played again by {@code -Dportwright.blocks.seed=N}.
 */
@ServerTest
@TestProfile(PeopleDecide.class)
class BlocksAndNumbersTest {
    private static final long SEED = Long.getLong("portwright.blocks.seed", 20_261_128);
    private static final int STEPS = Integer.getInteger("portwright.blocks.steps", 120);

    /** Of so many numbers, so that ranges often meet. */
    private static final int NUMBERS = 60;

    @Inject
    TestServer server;

    private final Random random = new Random(SEED);

    private record Ends(int first, int last) {
        Set<Integer> numbers() {
            return new TreeSet<>(IntStream.rangeClosed(first, last).boxed().toList());
        }

        boolean holds(Ends other) {
            return numbers().containsAll(other.numbers());
        }

        boolean meets(Ends other) {
            return !Collections.disjoint(numbers(), other.numbers());
        }
    }

    private static final class Order {
        private final String id;
        private final Set<Integer> numbers = new TreeSet<>();
        private final Map<String, Ends> blocks = new TreeMap<>();

        Order(String id, int first) {
            this.id = id;
            numbers.add(first);
        }
    }

    @Test
    void noNumberIsLostOrDoubled() {
        server.run("DELETE FROM porting_order");
        Tenant tenant = server.tenant();
        List<Order> orders = List.of(new Order(tenant.order(number(10)), 10), new Order(tenant.order(number(40)), 40));
        int made = 0;
        int refused = 0;
        for (int step = 0; step < STEPS; step++) {
            Order order = orders.get(random.nextInt(2));
            Order other = orders.get(order == orders.get(0) ? 1 : 0);
            String what = "step " + step + " of seed " + SEED;
            if (random.nextInt(3) == 0 && !order.blocks.isEmpty()) {
                String gone = List.copyOf(order.blocks.keySet()).get(random.nextInt(order.blocks.size()));
                assertThat(tenant.delete(path(order.id) + "/" + gone).status())
                        .as(what)
                        .isEqualTo(200);
                order.blocks.remove(gone);
            } else if (add(tenant, order, other, what)) {
                made++;
            } else {
                refused++;
            }
            for (Order each : orders) {
                check(tenant, each, what);
            }
        }
        assertThat(made).as("made, seed " + SEED).isGreaterThan(10);
        assertThat(refused).as("refused, seed " + SEED).isGreaterThan(10);
    }

    private boolean add(Tenant tenant, Order order, Order other, String what) {
        Ends wanted = ends(NUMBERS);
        List<Ends> parts = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Ends part = ends(wanted.last - wanted.first + (random.nextInt(8) == 0 ? 4 : 1));
            parts.add(new Ends(wanted.first + part.first, wanted.first + part.last));
        }
        boolean fits = parts.stream().allMatch(wanted::holds)
                && IntStream.range(0, parts.size())
                        .allMatch(i -> parts.subList(0, i).stream().noneMatch(parts.get(i)::meets))
                && order.blocks.values().stream().noneMatch(wanted::meets)
                && other.blocks.values().stream().noneMatch(wanted::meets)
                && Collections.disjoint(wanted.numbers(), other.numbers);
        Answer answer = tenant.post(
                path(order.id),
                block(
                        range(wanted.first, wanted.last),
                        parts.stream().map(part -> range(part.first, part.last)).toArray(String[]::new)));
        assertThat(answer.status())
                .as("%s: %s of %s, %s", what, parts, wanted, answer.text())
                .isEqualTo(fits ? 201 : 422);
        if (fits) {
            order.blocks.put(answer.id(), wanted);
            parts.forEach(part -> order.numbers.addAll(part.numbers()));
        }
        return fits;
    }

    /** Short ones mostly, so that there is room for some. */
    private Ends ends(int below) {
        int first = random.nextInt(below);
        int most = random.nextInt(5) == 0 ? below : Math.min(below, first + 6);
        return new Ends(first, first + random.nextInt(most - first));
    }

    private void check(Tenant tenant, Order order, String what) {
        assertThat(Blocks.numbersOf(tenant, order.id))
                .as(what)
                .isEqualTo(order.numbers.stream().map(Blocks::number).toList());
        assertThat(tenant.show(order.id).data("porting_phone_numbers_count"))
                .as(what)
                .isEqualTo(Integer.toString(order.numbers.size()));
        assertThat(tenant.get(path(order.id) + "?page[size]=250").column("id"))
                .as(what)
                .containsExactlyInAnyOrderElementsOf(order.blocks.keySet());
        Set<String> inBlocks = new TreeSet<>();
        order.blocks
                .values()
                .forEach(block -> block.numbers().stream()
                        .filter(order.numbers::contains)
                        .forEach(end -> inBlocks.add(number(end))));
        assertThat(server.rows(
                        "SELECT phone_number FROM porting_phone_number WHERE porting_order_id = ?::uuid AND block_id IS NOT NULL",
                        order.id))
                .as(what)
                .containsExactlyInAnyOrderElementsOf(inBlocks);
    }
}
