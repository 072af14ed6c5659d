package dev.portwright.platform.http;

import dev.portwright.platform.door.Exchange;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory that bodies of requests may take, of all requests together: their bytes from the moment they are waited
 * for, and, many times as much, what becomes of them once they are read. Whoever finds it used up waits a moment, then
 * is sent away.
 */
@Singleton
class BodyBudget {
    /** Of text such as {@code [[],[],[]]}, the worst there is, a tree of nodes takes this many times the memory. */
    static final int TREE = 32;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int KIB = 1024;

    private final Semaphore text;
    private final Semaphore trees;

    @Inject
    BodyBudget(MeterRegistry registry) {
        this(Runtime.getRuntime().maxMemory());
        Gauge.builder("http.server.bodies.free", text, free -> free.availablePermits() * (double) KIB)
                .baseUnit("bytes")
                .description("What requests may still send at this moment, of all bodies together")
                .register(registry);
    }

    /** @param heap the memory of the process; a sixth of it may be text, a quarter trees */
    BodyBudget(long heap) {
        this.text = new Semaphore((int) (heap / 6 / KIB), true);
        this.trees = new Semaphore((int) (heap / 4 / KIB), true);
    }

    /**
     * Makes room for the text of a body until the exchange is over.
     *
     * @throws ApiException 503 when there is none
     */
    void takeText(long bytes, Exchange exchange) {
        take(text, bytes, exchange);
    }

    /**
     * Makes room for what a body of JSON becomes until the exchange is over.
     *
     * @throws ApiException 503 when there is none
     */
    void takeTree(long bytes, Exchange exchange) {
        take(trees, bytes * TREE, exchange);
    }

    private static void take(Semaphore semaphore, long bytes, Exchange exchange) {
        int permits = (int) ((bytes + KIB - 1) / KIB);
        try {
            if (!semaphore.tryAcquire(permits, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        exchange.afterwards(() -> semaphore.release(permits));
    }

    private static ApiException busy() {
        return new ApiException(ProblemCode.UNAVAILABLE.because(
                "The server holds as many bodies of requests as it can. Try again shortly."));
    }
}
