package dev.portwright.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The clock of servers under test. Goes with the system's until a test sets it; then it stands until it is moved. */
@Alternative
@Priority(1)
@Singleton
public class TestClock extends Clock {
    private final Clock system = Clock.tickMillis(ZoneOffset.UTC);
    private volatile @Nullable Instant set;

    /** Stops the clock at this time. */
    public void set(Instant time) {
        set = time;
    }

    /** Stops the clock later than now. */
    public void advance(Duration duration) {
        set = instant().plus(duration);
    }

    /** Lets the clock go with the system's again. */
    public void release() {
        set = null;
    }

    @Override
    public Instant instant() {
        Instant stopped = set;
        return stopped == null ? system.instant() : stopped;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
