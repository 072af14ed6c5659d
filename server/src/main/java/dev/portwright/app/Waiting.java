package dev.portwright.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Short pauses up to a limit, for what only tells its progress when asked. Uses the JVM's monotonic clock. */
final class Waiting {
    private static final long SHORTEST = Duration.ofMillis(2).toNanos();
    private static final long LONGEST = Duration.ofMillis(50).toNanos();

    private final long end;
    private long step = SHORTEST;

    private Waiting(long end) {
        this.end = end;
    }

    static Waiting atMost(Duration limit) {
        return new Waiting(System.nanoTime() + limit.toNanos());
    }

    /** Pauses, each time a little longer; answers false at once when the limit is over. */
    boolean pause() {
        if (System.nanoTime() - end >= 0) {
            return false;
        }
        LockSupport.parkNanos(step);
        step = Math.min(step * 3 / 2, LONGEST);
        return true;
    }
}
