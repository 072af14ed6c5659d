package dev.portwright.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One course of things. Nothing in it depends on anything but the seed: one thread does everything, and ids decide
 * nothing.
 */
final class Simulation {
    private static final Instant START = Instant.parse("2027-02-22T15:00:00.123Z");

    /** How many orders live at once. */
    private static final int CROWD = 45;

    private static final int STEPS_BETWEEN_WHOLE_LOOKS = 400;

    private static final List<ZoneId> ZONES = Stream.of("America/Chicago", "Europe/Berlin", "Australia/Sydney")
            .map(ZoneId::of)
            .toList();

    private final Stage stage;
    private final Chance chance;
    private final List<Account> accounts;
    private final Tenant anyone;
    private final Clients clients;
    private final Operators operators;
    private final Watch watch;
    private final Tally tally = new Tally();
    private Instant nextJobAt = START;

    Simulation(Stage stage, long seed) {
        this.stage = stage;
        this.chance = new Chance(seed);
        this.anyone = stage.server.tenant();
        stage.take(anyone, START);
        this.accounts = Stream.generate(() -> Account.in(stage.server)).limit(3).toList();
        Bodies bodies = new Bodies(chance);
        this.watch = new Watch(
                new History(
                        stage.db,
                        accounts.stream()
                                .map(account -> account.tenant().accountId())
                                .toList()),
                tally);
        this.clients = new Clients(chance, bodies, stage.clock, stage.exceptions, tally, watch::add);
        this.operators = new Operators(chance, bodies, stage.desk, stage.clock, tally);
    }

    Tally tally() {
        return tally;
    }

    long digest() {
        return watch.digest();
    }

    /** Plays until so many orders were created, and on until each has come to an end or rests for a known reason. */
    void play(int orders) {
        numbersArePortable();
        List<Known> alive = new ArrayList<>();
        int known = 0;
        while (tally.of("orders") < orders) {
            List<Known> all = watch.orders();
            alive.addAll(all.subList(known, all.size()));
            known = all.size();
            alive.removeIf(order -> order.over() && !chance.inHundred(10));
            step(() -> something(alive));
            if (tally.of("steps") % STEPS_BETWEEN_WHOLE_LOOKS == 0) {
                // What the last step has made due at once is done before everything is held against everything else.
                Instant now = stage.clock.instant();
                advance(now);
                watch.look(now);
                watch.lookAtEverything(now);
            }
        }
        new Ending(stage, chance, clients, operators, tally, this::step, this::advance).play(watch::orders);
        watch.lookAtEverything(stage.clock.instant());
        tally.add("days", (int) Duration.between(START, stage.clock.instant()).toDays());
    }

    /** Leaves nothing behind for other tests. */
    void end() {
        for (Account account : accounts) {
            Answer answer = account.tenant().post("/sandbox/reset", "");
            assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        }
        stage.giveBack(anyone);
    }

    private void numbersArePortable() {
        String numbers = Numbers.RANGES.stream()
                .map(range -> "\"" + range.prefix() + "0001\"")
                .collect(Collectors.joining(","));
        Answer answer = anyone.post("/v2/portability_checks", "{\"phone_numbers\":[" + numbers + "]}");
        assertThat(answer.column("portable")).as(answer.text()).containsOnly("true");
        assertThat(answer.column("fast_portable"))
                .as(answer.text())
                .isEqualTo(Numbers.RANGES.stream()
                        .map(range -> String.valueOf(range.fastPort()))
                        .toList());
    }

    private void step(Runnable action) {
        Instant before = stage.clock.instant();
        tally.add("steps");
        action.run();
        watch.look(before);
    }

    private void something(List<Known> alive) {
        int what = chance.below(1000);
        if (what < 4) {
            advance(stage.clock.instant());
            stage.restart();
            tally.add("restarts");
        } else if ((alive.size() < CROWD && what < 300) || what < 40) {
            clients.create(chance.of(accounts));
        } else if (alive.isEmpty() || what >= 860) {
            jump();
        } else if (what < 100) {
            operators.act(chance.of(alive));
        } else {
            // Clients look after what is new more often than after what has its course.
            int newest = chance.inHundred(50) ? Math.max(0, alive.size() - 8) : 0;
            clients.act(alive.get(chance.between(newest, alive.size() - 1)));
        }
    }

    /** Minutes to weeks, to the very moment at which something is due, or close to where clocks are changed. */
    private void jump() {
        Instant now = stage.clock.instant();
        int what = chance.below(100);
        if (what < 40) {
            advance(now.plusSeconds(chance.between(1, 4 * 3600)));
        } else if (what < 76) {
            advance(now.plusMillis(chance.between(2, 30) * 3_600_000L + chance.below(3_600_000)));
        } else if (what < 88) {
            advance(nextJobAt.isAfter(now) ? nextJobAt : now);
        } else if (what < 92) {
            advance(now.plus(Duration.ofDays(chance.between(2, 6))).plusMillis(chance.below(86_400_000)));
        } else if (what < 93) {
            advance(now.plus(Duration.ofDays(chance.between(7, 21))));
        } else {
            Instant change = chance.of(ZONES).getRules().nextTransition(now).getInstant();
            Instant close = change.plusSeconds(chance.between(-7200, 7200));
            boolean soon = Duration.between(now, close).toDays() < 40 && close.isAfter(now);
            advance(soon ? close : now.plusSeconds(chance.below(600)));
            tally.add("jumps to changed clocks", soon ? 1 : 0);
        }
    }

    private void advance(Instant to) {
        Instant before = stage.clock.instant();
        JsonNode turned = stage.advance(anyone, to);
        nextJobAt = Instant.parse(turned.path("next_job_at").asString());
        tally.add("advances");
        tally.add("jobs run", turned.path("jobs_run").asInt());
        tally.add("clock changes passed", (int) ZONES.stream()
                .map(zone -> zone.getRules().nextTransition(before).getInstant())
                .filter(change -> !change.isAfter(to))
                .count());
    }
}
