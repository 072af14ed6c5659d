package dev.portwright.platform.pdf;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Does on a few threads of the machine's what computes for long. On a virtual thread it would keep one of those that carry all
 * others, of which there are as many as processors; so the machine shares its time among both.
 */
final class LongWork {
    /** As many as there are turns at most, so that whoever has one waits for nobody. */
    static final int MOST = 2;

    private static final long IDLE_SECONDS = 10;

    private static final ThreadPoolExecutor THREADS = new ThreadPoolExecutor(
            MOST,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("pdf-", 1).factory());

    static {
        THREADS.allowCoreThreadTimeOut(true);
    }

    private LongWork() {}

    /** Waits for it, interrupted or not: what it takes of memory it takes until then. What it throws is thrown on. */
    static <T> T run(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, THREADS).join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw e;
            }
        }
    }
}
