package dev.portwright.testing;

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

    TestClock(TurnableClock clock) {
        this.clock = clock;
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

    /** Lets the clock go with the system's again. */
    public void release() {
        clock.turn(Setting.REAL);
    }
}
