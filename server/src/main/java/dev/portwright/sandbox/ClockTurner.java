package dev.portwright.sandbox;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.JobClockwork;
import dev.portwright.platform.job.JobsOnTheWay;
import dev.portwright.platform.time.TurnableClock;
import dev.portwright.platform.time.TurnableClock.Setting;
import dev.portwright.sandbox.ClockTurn.Status;
import dev.portwright.sandbox.ClockTurn.Then;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the turns of the sandbox's clock, a few jobs at a time, on the threads of those who call it: one at a time.
 * How far a turn has come is kept before the clock shows it, so that a restart goes on from there.
 */
@ApplicationScoped
class ClockTurner {
    /** For so long others who need to be alone wait for a turn under way; a reset of an account needs it some fifty times. */
    private static final long SLICE = Duration.ofMillis(50).toNanos();

    private final TurnableClock clock;
    private final JobClockwork jobs;
    private final Db db;

    private volatile @Nullable ClockTurn last;
    private volatile @Nullable String trouble;
    private volatile boolean cancelled;
    private volatile CountDownLatch over = new CountDownLatch(0);
    private @Nullable JobsOnTheWay way;
    private int runBefore;
    private int failedBefore;

    ClockTurner(TurnableClock clock, JobClockwork jobs, Db db) {
        this.clock = clock;
        this.jobs = jobs;
        this.db = db;
    }

    /** The turn under way, or else the last one, or null when there was none yet. */
    @Nullable
    ClockTurn last() {
        ClockTurn turn = last;
        return turn == null || trouble == null ? turn : turn.with(turn.jobsRun(), turn.jobsFailed(), trouble);
    }

    boolean isTurning() {
        ClockTurn turn = last;
        return turn != null && turn.isRunning();
    }

    /** Sets the clock as it stood when the server ended; a turn that was under way is again. */
    void restore() {
        clock.turn(db.read(SandboxClockStore::read));
        ClockTurn turn = db.read(tx -> SandboxClockStore.lastTurn(tx).orElse(null));
        last = turn;
        if (turn != null && turn.isRunning()) {
            prepare(turn);
        }
    }

    /** Begins a turn and goes on with it, unless there is no need to, until it is over or it is enough. */
    void begin(Function<Instant, ClockTurn> plan, BooleanSupplier enough) {
        jobs.alone(() -> {
            begin(plan.apply(clock.instant()));
            return isTurning() && !enough.getAsBoolean() && slice(enough);
        });
        goOn(enough);
    }

    /** Goes on with the turn under way until it is over or it is enough. */
    void goOn(BooleanSupplier enough) {
        while (isTurning() && (cancelled || !enough.getAsBoolean())) {
            jobs.alone(() -> slice(enough));
        }
    }

    /** Has the turn under way, if there is one, end where it is. Waits for that; false when it takes longer. */
    boolean cancel(Duration patience) {
        cancelled = isTurning();
        return await(patience);
    }

    /** Waits for the turn under way to be over; false when it takes longer, or nobody shall wait any more. */
    boolean await(Duration patience) {
        try {
            return over.await(patience.toMillis(), TimeUnit.MILLISECONDS) && !isTurning();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Has nobody wait for the turn under way any more. */
    void stopWaiting() {
        over.countDown();
    }

    /** Says what keeps the turn under way from going on, until it does. */
    void note(String obstacle) {
        trouble = obstacle;
    }

    /** Keeps how far the turn under way has come, for the next start of the server. */
    void keep() {
        keep(clock.setting(), progress());
    }

    private void begin(ClockTurn turn) {
        if (!turn.isRunning()) {
            last = turn;
            return;
        }
        if (turn.target().isBefore(turn.from())) {
            Setting setting = settled(turn.target(), turn.then());
            keep(setting, turn.ended(Status.DONE));
            clock.turn(setting);
            last = turn.ended(Status.DONE);
            jobs.clockWasSetBack();
            return;
        }
        keep(Setting.frozen(turn.from()), turn);
        clock.turn(Setting.frozen(turn.from()));
        prepare(turn);
        last = turn;
    }

    private void prepare(ClockTurn turn) {
        way = jobs.until(turn.target());
        runBefore = turn.jobsRun();
        failedBefore = turn.jobsFailed();
        cancelled = false;
        over = new CountDownLatch(1);
    }

    private boolean slice(BooleanSupplier enough) {
        if (!isTurning()) {
            return false;
        }
        JobsOnTheWay jobsLeft = Objects.requireNonNull(way, "a turn under way has its jobs");
        long begun = System.nanoTime();
        boolean arrived = !cancelled
                && jobsLeft.goOn(
                        this::clockTo,
                        () -> cancelled
                                || enough.getAsBoolean()
                                || (jobs.isAwaited() && System.nanoTime() - begun > SLICE));
        last = progress();
        trouble = null;
        if (arrived) {
            end(Status.DONE);
        } else if (cancelled) {
            end(Status.CANCELLED);
        } else if (jobsLeft.isEndless()) {
            end(Status.STOPPED);
        }
        return true;
    }

    private void clockTo(Instant stop) {
        ClockTurn turn = progress();
        keep(Setting.frozen(stop), turn);
        clock.turn(Setting.frozen(stop));
        last = turn;
    }

    private ClockTurn progress() {
        ClockTurn turn = Objects.requireNonNull(last, "a turn under way");
        JobsOnTheWay jobsLeft = way;
        return jobsLeft == null
                ? turn
                : turn.with(
                        runBefore + jobsLeft.run(),
                        failedBefore + jobsLeft.failed(),
                        jobsLeft.lastFailure() == null ? turn.lastFailure() : jobsLeft.lastFailure());
    }

    /** What ends early goes on from where it came to. */
    private void end(Status how) {
        ClockTurn turn = Objects.requireNonNull(last, "a turn under way");
        ClockTurn ended = turn.ended(how);
        Setting setting = how == Status.DONE
                ? settled(turn.target(), turn.then())
                : settled(clock.instant(), turn.then() == Then.REAL ? Then.TICKING : turn.then());
        keep(setting, ended);
        clock.turn(setting);
        last = ended;
        way = null;
        over.countDown();
    }

    private Setting settled(Instant at, Then then) {
        return switch (then) {
            case FROZEN -> Setting.frozen(at);
            case TICKING -> clock.tickingFrom(at);
            case REAL -> Setting.REAL;
        };
    }

    private void keep(Setting setting, @Nullable ClockTurn turn) {
        db.transaction(tx -> {
            SandboxClockStore.write(tx, setting, turn);
            return null;
        });
    }
}
