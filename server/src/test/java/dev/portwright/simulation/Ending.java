package dev.portwright.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Brings a simulation to its end: everybody does what is sensible, until nothing moves any more. */
final class Ending {
    private static final int ROUNDS = 40;

    private final Stage stage;
    private final Chance chance;
    private final Clients clients;
    private final Operators operators;
    private final Tally tally;
    private final Consumer<Runnable> step;
    private final Consumer<Instant> advance;

    Ending(
            Stage stage,
            Chance chance,
            Clients clients,
            Operators operators,
            Tally tally,
            Consumer<Runnable> step,
            Consumer<Instant> advance) {
        this.stage = stage;
        this.chance = chance;
        this.clients = clients;
        this.operators = operators;
        this.tally = tally;
        this.step = step;
        this.advance = advance;
    }

    void play(Supplier<List<Known>> orders) {
        List<Known> alive = orders.get();
        for (int i = 0; i < ROUNDS && !alive.stream().allMatch(this::rests); i++) {
            for (Known order : alive) {
                if (!order.over()) {
                    step.accept(() -> end(order));
                }
            }
            step.accept(() -> advance.accept(stage.clock
                    .instant()
                    .plus(Duration.ofDays(chance.between(3, 12)))
                    .plusMillis(chance.below(86_400_000))));
            alive = alive.stream().filter(order -> !order.over()).toList();
        }
        Set<String> waiting = jobs();
        for (Known order : orders.get()) {
            if (order.deleted) {
                tally.add("end deleted");
            } else if (order.over()) {
                tally.add("end " + order.status);
            } else if (order.abandoned && order.status.equals("exception")) {
                tally.add("end in exception that nobody corrects");
            } else {
                assertThat(order.maySilence
                                && order.status.equals("submitted")
                                && !waiting.contains(order.id.toString()))
                        .as("%s has come to an end, or its carrier is silent", order)
                        .isTrue();
                tally.add("end in silence");
            }
        }
    }

    private boolean rests(Known order) {
        return order.over()
                || (order.abandoned && order.status.equals("exception"))
                || (order.maySilence && order.status.equals("submitted"));
    }

    private void end(Known order) {
        switch (order.status) {
            case "draft" -> {
                if (!order.filled) {
                    clients.complete(order, true);
                }
                clients.confirm(order);
            }
            case "exception" -> {
                if (!order.abandoned) {
                    clients.correct(order);
                    clients.withoutDate(order);
                    clients.confirm(order);
                }
            }
            case "submitted" -> {
                if (order.withTheDesk && !order.maySilence) {
                    operators.confirmFoc(order, stage.clock.instant().plus(Duration.ofDays(2)));
                } else if (chance.inHundred(10)) {
                    clients.cancel(order);
                }
            }
            default -> {
                // Time will tell.
            }
        }
    }

    /** Orders that the simulated carrier still has to do something about. */
    private Set<String> jobs() {
        return new HashSet<>(
                stage.server.rows("SELECT task_instance FROM scheduled_tasks WHERE task_name = 'sandbox-carrier'"));
    }
}
