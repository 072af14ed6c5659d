package dev.portwright.sandbox;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.job.JobClockwork;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.time.TurnableClock;
import dev.portwright.sandbox.ClockTurn.Status;
import dev.portwright.sandbox.ClockTurn.Then;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns the clock of a sandbox. Forwards, every job that is due on the way is done, at its time; the answer comes when
 * all are done, unless that is asked to happen in the background or takes longer than a client would wait: then the
 * turn goes on in the background. Whoever turns the clock waits for others who do, but not for a turn that was to
 * happen in the background. How it stands is kept, so that a restart goes on with it and with the turn under way.
 */
@ApplicationScoped
class SandboxClock {
    /** Before anything looks at the clock. */
    private static final int FIRST = 1;

    /** Shorter than clients and proxies usually wait for an answer. */
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    private final Settings settings;
    private final TurnableClock clock;
    private final JobClockwork jobs;
    private final ClockTurner turner;
    private final BackgroundTurn background;
    private final ReentrantLock turning = new ReentrantLock(true);
    private volatile Duration patience = USUAL_PATIENCE;

    SandboxClock(
            Settings settings, TurnableClock clock, JobClockwork jobs, ClockTurner turner, BackgroundTurn background) {
        this.settings = settings;
        this.clock = clock;
        this.jobs = jobs;
        this.turner = turner;
        this.background = background;
    }

    /**
     * What the clock shows.
     *
     * @param ahead of the system's time; negative when it is behind
     * @param nextJobAt when the next job is due, or null when there is none
     * @param turn the turn under way, or the last one, or null when there was none
     */
    record Reading(
            Instant now,
            boolean frozen,
            Duration ahead,
            @Nullable Instant nextJobAt,
            @Nullable ClockTurn turn) {
        boolean isTurning() {
            return turn != null && turn.isRunning();
        }
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        if (settings.sandbox()) {
            turner.restore();
            background.open();
        }
    }

    void goOn(@Observes @Priority(JobClockwork.STARTED) StartupEvent event) {
        if (settings.sandbox() && turner.isTurning()) {
            background.goOn();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        background.close();
    }

    Reading read() {
        // First: once a turn is told to be over, the clock stands where it led to.
        ClockTurn turn = turner.last();
        Instant nextJobAt = jobs.nextDueAt().orElse(null);
        Instant now = clock.instant();
        return new Reading(now, clock.setting().isFrozen(), Duration.between(clock.systemTime(), now), nextJobAt, turn);
    }

    /**
     * Stops the clock, where it stands or at the given time.
     *
     * @throws ApiException 422 when the time is out of reach
     */
    Reading freeze(@Nullable Instant at, boolean inBackground) {
        return turn(
                now -> begun(now, at == null ? now : SandboxTimes.reachable("/at", now, at), Then.FROZEN, inBackground),
                inBackground);
    }

    /**
     * Moves the clock forward; afterwards it stands or ticks as before.
     *
     * @param target makes the new time of the time that is shown when the turn begins
     */
    Reading advance(UnaryOperator<Instant> target, boolean inBackground) {
        return turn(
                now -> begun(
                        now, target.apply(now), clock.setting().isFrozen() ? Then.FROZEN : Then.TICKING, inBackground),
                inBackground);
    }

    /** Lets the clock tick with the system's again. */
    Reading reset(boolean inBackground) {
        return turn(
                now -> clock.setting().equals(TurnableClock.Setting.REAL)
                        ? begun(now, now, Then.REAL, inBackground).ended(Status.DONE)
                        : begun(now, clock.systemTime(), Then.REAL, inBackground),
                inBackground);
    }

    /** Ends the turn under way, if there is one, where it is. */
    Reading cancel() {
        turner.cancel(patience);
        return read();
    }

    /** For how long a turn is waited for. */
    void waitAtMost(Duration time) {
        patience = time;
    }

    private ClockTurn begun(Instant now, Instant target, Then then, boolean inBackground) {
        return ClockTurn.begun(now, target, then, clock.systemTime(), inBackground);
    }

    private Reading turn(Function<Instant, ClockTurn> plan, boolean inBackground) {
        takeTurn();
        try {
            ClockTurn other = turner.last();
            if (other != null && other.isRunning() && (other.background() || !turner.await(patience))) {
                throw beingTurned();
            }
            long end = System.nanoTime() + patience.toNanos();
            BooleanSupplier enough =
                    inBackground ? () -> true : () -> background.isClosed() || System.nanoTime() - end >= 0;
            try {
                turner.begin(plan, enough);
                // Before anybody goes on with it: what is asked for in the background is answered as under way.
                return read();
            } finally {
                // Not waited for any longer, or something is in its way: what has begun is brought to its end.
                if (turner.isTurning()) {
                    background.goOn();
                }
            }
        } finally {
            turning.unlock();
        }
    }

    private void takeTurn() {
        try {
            if (turning.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw beingTurned();
    }

    private ApiException beingTurned() {
        ClockTurn turn = turner.last();
        return new ApiException(ProblemCode.BEING_PROCESSED.because("The clock is being turned"
                + (turn == null ? "" : " to " + turn.target())
                + ". Watch it with GET /sandbox/clock, or end that with POST /sandbox/clock/cancel."));
    }
}
