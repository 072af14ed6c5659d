package dev.portwright.sandbox;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.JobClockwork;
import dev.portwright.platform.job.JobClockwork.Ran;
import dev.portwright.platform.time.TurnableClock;
import dev.portwright.platform.time.TurnableClock.Setting;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns the clock of a sandbox. Forwards, every job that is due on the way is done, at its time; the answer comes when
 * all are done. Whoever turns the clock waits for others who do. How it stands is kept, so that a restart goes on with
 * it; a restart in the middle of a turn goes on from the job that was under way.
 */
@ApplicationScoped
class SandboxClock {
    /** Before anything looks at the clock. */
    private static final int FIRST = 1;

    private final Settings settings;
    private final TurnableClock clock;
    private final JobClockwork jobs;
    private final Db db;

    SandboxClock(Settings settings, TurnableClock clock, JobClockwork jobs, Db db) {
        this.settings = settings;
        this.clock = clock;
        this.jobs = jobs;
        this.db = db;
    }

    /**
     * What the clock shows.
     *
     * @param ahead of the system's time; negative when it is behind
     * @param nextJobAt when the next job is due, or null when there is none
     */
    record Reading(
            Instant now,
            boolean frozen,
            Duration ahead,
            @Nullable Instant nextJobAt) {}

    /** What the clock shows after it was turned, and what was done meanwhile. */
    record Turned(Reading reading, Ran ran) {}

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        if (settings.sandbox()) {
            clock.turn(db.read(SandboxClockStore::read));
        }
    }

    Reading read() {
        Instant now = clock.instant();
        return new Reading(
                now,
                clock.setting().isFrozen(),
                Duration.between(clock.systemTime(), now),
                jobs.nextDueAt().orElse(null));
    }

    /**
     * Stops the clock, where it stands or at the given time.
     *
     * @throws dev.portwright.platform.problem.ApiException 422 when the time is out of reach
     */
    Turned freeze(@Nullable Instant at) {
        return jobs.alone(() -> {
            Instant now = clock.instant();
            return turn(now, at == null ? now : SandboxTimes.reachable("/at", now, at), true);
        });
    }

    /**
     * Moves the clock forward; afterwards it stands or ticks as before.
     *
     * @param target makes the new time of the time that is shown when the turn begins
     */
    Turned advance(UnaryOperator<Instant> target) {
        return jobs.alone(() -> {
            Instant now = clock.instant();
            return turn(now, target.apply(now), clock.setting().isFrozen());
        });
    }

    /** Lets the clock tick with the system's again. */
    Turned reset() {
        return jobs.alone(() -> {
            if (clock.setting().equals(Setting.REAL)) {
                return new Turned(read(), Ran.NOTHING);
            }
            Turned turned = turn(clock.instant(), clock.systemTime(), false);
            if (turned.ran.complete()) {
                set(Setting.REAL);
            }
            return new Turned(read(), turned.ran);
        });
    }

    private Turned turn(Instant now, Instant target, boolean freeze) {
        Ran ran = Ran.NOTHING;
        boolean arrived = false;
        try {
            if (target.isBefore(now)) {
                set(Setting.frozen(target));
                jobs.clockWasSetBack();
            } else {
                clock.turn(Setting.frozen(now));
                ran = jobs.runUntil(target, stop -> {
                    keep(settled(stop, freeze));
                    clock.turn(Setting.frozen(stop));
                });
            }
            arrived = ran.complete();
        } finally {
            // What ended early goes on from where it came to.
            clock.turn(settled(arrived ? target : clock.instant(), freeze));
        }
        keep(clock.setting());
        return new Turned(read(), ran);
    }

    private Setting settled(Instant at, boolean frozen) {
        return frozen ? Setting.frozen(at) : clock.tickingFrom(at);
    }

    private void set(Setting setting) {
        keep(setting);
        clock.turn(setting);
    }

    private void keep(Setting setting) {
        db.transaction(connection -> {
            SandboxClockStore.write(connection, setting);
            return null;
        });
    }
}
