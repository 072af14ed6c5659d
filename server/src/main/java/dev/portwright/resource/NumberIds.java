package dev.portwright.resource;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Makes ids that are whole numbers of 19 digits: they grow with the time, and two servers seldom make the same. */
@ApplicationScoped
class NumberIds {
    /** The random part; the milliseconds before it have room until the year 2109. */
    private static final int RANDOM_BITS = 21;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    NumberIds(Clock clock) {
        this.clock = clock;
    }

    String next() {
        long drawn = clock.millis() << RANDOM_BITS | random.nextInt(1 << RANDOM_BITS);
        return Long.toString(last.updateAndGet(before -> Math.max(before + 1, drawn)));
    }
}
