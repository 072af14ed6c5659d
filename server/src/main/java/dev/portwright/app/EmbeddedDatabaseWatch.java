package dev.portwright.app;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts the embedded database again when it dies under the running server, and keeps its log small. Requests are
 * answered with 503 meanwhile. What dies again and again is ended, so that whoever supervises the process sees it.
 */
final class EmbeddedDatabaseWatch implements AutoCloseable {
    /** How many starts within which time are worth trying. */
    static final int STARTS = 5;

    private static final Duration WITHIN = Duration.ofMinutes(10);

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LOG = Duration.ofSeconds(5);

    private final EmbeddedDatabase embedded;
    private final Duration firstPause;
    private final Consumer<String> notice;
    private final Consumer<String> giveUp;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Deque<Long> starts = new ArrayDeque<>();
    private boolean logFailed;

    /**
     * Watches from now on.
     *
     * @param firstPause before the second start within ten minutes; each further pause is twice as long
     * @param notice told in a sentence what happened
     * @param giveUp told in a sentence why the server has to end
     */
    EmbeddedDatabaseWatch(
            EmbeddedDatabase embedded, Duration firstPause, Consumer<String> notice, Consumer<String> giveUp) {
        this.embedded = embedded;
        this.firstPause = firstPause;
        this.notice = notice;
        this.giveUp = giveUp;
        Thread.ofPlatform().daemon().name("portwright-database-watch").start(this::watch);
    }

    /** Leaves the database as it is from now on. */
    @Override
    public void close() {
        closed.countDown();
    }

    private void watch() {
        long logAt = System.nanoTime();
        try {
            while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (embedded.died() && !startAgain()) {
                    return;
                }
                if (System.nanoTime() - logAt > LOG.toNanos()) {
                    turnOverLog();
                    logAt = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turnOverLog() {
        try {
            embedded.log().turnOver();
        } catch (IOException e) {
            if (!logFailed) {
                logFailed = true;
                notice.accept("the embedded database's log cannot be kept small: " + e);
            }
        }
    }

    /** Answers false when there is nothing more to watch. */
    private boolean startAgain() throws InterruptedException {
        long now = System.nanoTime();
        starts.removeIf(start -> now - start > WITHIN.toNanos());
        if (starts.size() >= STARTS) {
            giveUp.accept("the embedded database ended or did not start " + (STARTS + 1) + " times within "
                    + WITHIN.toMinutes() + " minutes; ending, see "
                    + embedded.log().file());
            return false;
        }
        if (closed.await(pause(starts.size()).toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        starts.add(System.nanoTime());
        notice.accept("the embedded database ended; starting it again (" + starts.size() + " of " + STARTS + " within "
                + WITHIN.toMinutes() + " minutes)");
        try {
            embedded.startAgain();
            if (closed.getCount() > 0) {
                notice.accept("the embedded database runs again");
            }
        } catch (StartException e) {
            notice.accept(String.valueOf(e.getMessage()));
        }
        return true;
    }

    /** The pause before one more start when so many were made: none before the first. */
    Duration pause(int made) {
        return made == 0 ? Duration.ZERO : firstPause.multipliedBy(1L << (made - 1));
    }
}
