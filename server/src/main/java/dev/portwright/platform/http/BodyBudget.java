package dev.portwright.platform.http;

import dev.portwright.platform.door.Exchange;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory that bodies of requests may take, of all requests together: their bytes as they come, and, many times as
 * much, what becomes of them once they are read. Of the bytes no caller has more than a quarter. Whoever finds it used up
 * waits a moment, then is sent away.
 */
@Singleton
class BodyBudget {
    /** Of text such as {@code [[],[],[]]}, the worst there is, a tree of nodes takes this many times the memory. */
    static final int TREE = 32;

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int KIB = 1024;

    /** Bytes are counted in steps of so many. */
    private static final int STEP_KIB = 8;

    private final Semaphore text;
    private final Semaphore trees;
    private final Duration patience;
    private final int share;
    private final int most;
    private final ConcurrentMap<String, Integer> held = new ConcurrentHashMap<>();

    @Inject
    BodyBudget(MeterRegistry registry) {
        this(Runtime.getRuntime().maxMemory(), PATIENCE);
        Gauge.builder("http.server.bodies.free", text, free -> free.availablePermits() * (double) KIB)
                .baseUnit("bytes")
                .description("What requests may still send at this moment, of all bodies together")
                .register(registry);
    }

    /**
     * @param heap the memory of the process; a sixth of it may be text, a quarter trees
     * @param patience how long somebody waits for what is used up
     */
    BodyBudget(long heap, Duration patience) {
        this.patience = patience;
        this.text = new Semaphore((int) (heap / 6 / KIB));
        this.trees = new Semaphore((int) (heap / 4 / KIB));
        this.share = text.availablePermits() / 4;
        this.most = trees.availablePermits();
    }

    /** Begins to count the bytes of a body, which are held until the exchange is over. */
    Share share(String caller, Exchange exchange) {
        return new Share(caller, exchange);
    }

    /**
     * Makes room for what a body of JSON becomes until the exchange is over.
     *
     * @throws ApiException 503 when there is none
     */
    void takeTree(long bytes, Exchange exchange) {
        // On a small heap the largest body takes all there is.
        int permits = (int) Math.min((bytes * TREE + KIB - 1) / KIB, most);
        take(trees, permits);
        exchange.afterwards(() -> trees.release(permits));
    }

    /** What one body holds. */
    final class Share {
        private final String caller;
        private final Exchange exchange;
        private long counted;

        private Share(String caller, Exchange exchange) {
            this.caller = caller;
            this.exchange = exchange;
        }

        /**
         * Makes room for bytes that have come.
         *
         * @throws ApiException 429 when the caller has a quarter of all there is, 503 when there is none
         */
        void take(int bytes) {
            for (counted -= bytes; counted < 0; counted += STEP_KIB * KIB) {
                if (held.merge(caller, STEP_KIB, Integer::sum) > share) {
                    giveBack();
                    throw new ApiException(
                            ProblemCode.TOO_MANY_REQUESTS.because(
                                    "The bodies of the requests that you have under way are too large together. Send fewer at a time."));
                }
                try {
                    BodyBudget.this.take(text, STEP_KIB);
                } catch (ApiException e) {
                    giveBack();
                    throw e;
                }
                exchange.afterwards(() -> {
                    text.release(STEP_KIB);
                    giveBack();
                });
            }
        }

        private void giveBack() {
            held.computeIfPresent(caller, (any, kib) -> kib == STEP_KIB ? null : kib - STEP_KIB);
        }
    }

    private void take(Semaphore semaphore, int permits) {
        try {
            if (!semaphore.tryAcquire(permits, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static ApiException busy() {
        return new ApiException(ProblemCode.UNAVAILABLE.because(
                "The server holds as many bodies of requests as it can. Try again shortly."));
    }
}
