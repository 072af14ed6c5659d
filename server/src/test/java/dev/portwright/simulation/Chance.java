package dev.portwright.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** The one source of chance of a simulation. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** From zero to one less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean inHundred(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    UUID unknownId() {
        return new UUID((random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000, random.nextLong() | Long.MIN_VALUE);
    }
}
