package dev.portwright.testing;

import dev.portwright.platform.job.JobSchedulerSwitch;
import dev.portwright.platform.time.TurnableClock;
import dev.portwright.platform.time.TurnableClock.Setting;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * Turns the clock of a server under test behind its back: no job runs before it does, and nothing is kept for a
 * restart. Goes with the system's until a test sets it; then it stands until it is moved.
 */
@Singleton
public class TestClock {
    private final TurnableClock clock;
    private final JobSchedulerSwitch scheduler;

    TestClock(TurnableClock clock, JobSchedulerSwitch scheduler) {
        this.clock = clock;
        this.scheduler = scheduler;
    }

    public Instant instant() {
        return clock.instant();
    }

    /** Stops the clock at this time. */
    public void set(Instant time) {
        clock.turn(Setting.frozen(time));
    }

    /** Stops the clock later than now. */
    public void advance(Duration duration) {
        set(instant().plus(duration));
    }

    /** Stops the clock at this time and has the jobs that are due by then begun at once. */
    public void setForJobs(Instant time) {
        set(time);
        scheduler.look();
    }

    /** Stops the clock later than now and has the jobs that are due by then begun at once. */
    public void advanceForJobs(Duration duration) {
        setForJobs(instant().plus(duration));
    }

    /** Lets the clock go with the system's again. */
    public void release() {
        clock.turn(Setting.REAL);
    }
}
