package dev.portwright.sandbox.fault;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Decides whether a fault strikes, time after time: the same times for the same seed. */
final class Strikes {
    /** Keeps the sequences of faults with the same seed apart. */
    private static final long APART = 0x9E3779B97F4A7C15L;

    private final double share;
    private final @Nullable Integer times;
    private final SplittableRandom random;
    private long struck;

    /**
     * @param share of the cases, from 0 to 1
     * @param times how often at most, or null for any number of times
     * @param place of the fault among all with the same seed
     */
    Strikes(double share, @Nullable Integer times, long seed, int place) {
        this.share = share;
        this.times = times;
        this.random = new SplittableRandom(seed ^ (place * APART));
    }

    /** Whether it strikes this time. */
    synchronized boolean next() {
        boolean strikes = random.nextDouble() < share && (times == null || struck < times);
        if (strikes) {
            struck++;
        }
        return strikes;
    }

    synchronized long struck() {
        return struck;
    }

    double share() {
        return share;
    }

    @Nullable
    Integer times() {
        return times;
    }
}
