package dev.portwright.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** When a delivery that failed is tried again. The times are this product's own; the API that it speaks publishes none. */
final class RetrySchedule {
    /** At most this part of a pause is left out, by chance, so that not everything is tried again at once. */
    private static final double JITTER = 0.1;

    /** What a receiver may ask for with {@code Retry-After}. */
    private static final Duration LONGEST_WISH = Duration.ofDays(1);

    private final List<Duration> pauses;
    private final Duration all;

    /** @param pauses after the first attempt, the second, ...; there are no more attempts than these and one */
    RetrySchedule(List<Duration> pauses) {
        this.pauses = List.copyOf(pauses);
        this.all = pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * When to try again, or null when it was the last attempt.
     *
     * @param attempt which one failed, from 1
     * @param wish how long the receiver asked to be left alone, or null
     */
    @Nullable
    Instant next(int attempt, Instant failedAt, @Nullable Duration wish) {
        if (attempt > pauses.size()) {
            return null;
        }
        Duration pause = pauses.get(attempt - 1);
        Instant usual = failedAt.plusMillis((long)
                (pause.toMillis() * (1 - JITTER * ThreadLocalRandom.current().nextDouble())));
        if (wish == null) {
            return usual;
        }
        Instant wished = failedAt.plus(bounded(wish));
        return wished.isAfter(usual) ? wished : usual;
    }

    /** How long all the pauses take together: what is tried no longer than that is not given up. */
    Duration all() {
        return all;
    }

    /** What is heard of a wish to be left alone. */
    static Duration bounded(Duration wish) {
        return wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
    }
}
