package dev.portwright.platform.pdf;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Whose turn it is to make a file or to read a picture, which may take some 30 MiB for a moment: two at once, or one on a small
 * heap, and one of an account. Others wait in the order in which they came, then are sent away.
 */
@Startup
@Singleton
public class Turns {
    private static final long SMALL_HEAP = 384L * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Semaphore all;
    private final ConcurrentMap<UUID, Account> accounts = new ConcurrentHashMap<>();
    private final Duration patience;

    /** @param waiting how many have the turn of the account or wait for it */
    private record Account(Semaphore turn, int waiting) {
        Account with(int more) {
            return new Account(turn, waiting + more);
        }
    }

    @Inject
    Turns(MeterRegistry registry) {
        this(Runtime.getRuntime().maxMemory() < SMALL_HEAP ? 1 : LongWork.MOST, PATIENCE);
        Gauge.builder("pdf.turns.free", all, Semaphore::availablePermits)
                .description("How many more files could be made at this moment")
                .register(registry);
    }

    /** @param patience how long somebody waits, for both turns together */
    Turns(int most, Duration patience) {
        this.all = new Semaphore(most, true);
        this.patience = patience;
    }

    /**
     * Does the work when its turn comes.
     *
     * @throws ApiException 429 when the account waits for its own files, 503 when it waits for those of others
     */
    public <T> T take(UUID accountId, Supplier<T> work) {
        long deadline = System.nanoTime() + patience.toNanos();
        Account own = accounts.compute(
                accountId, (id, known) -> (known == null ? new Account(new Semaphore(1, true), 0) : known).with(1));
        try {
            return within(
                    own.turn(),
                    deadline,
                    ProblemCode.TOO_MANY_REQUESTS,
                    "Files are being made for this account one after the other, and too many wait. Ask again shortly.",
                    () -> within(
                            all,
                            deadline,
                            ProblemCode.UNAVAILABLE,
                            "The server makes as many files as it can at once. Try again shortly.",
                            work));
        } finally {
            accounts.computeIfPresent(accountId, (id, known) -> known.waiting() == 1 ? null : known.with(-1));
        }
    }

    private <T> T within(Semaphore turn, long deadline, ProblemCode refusal, String why, Supplier<T> work) {
        try {
            if (!turn.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new ApiException(refusal.because(why));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(refusal.because(why));
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }
}
