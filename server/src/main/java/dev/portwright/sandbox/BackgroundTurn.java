package dev.portwright.sandbox;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the turn of the clock that is under way to its end on a thread of its own. What gets in its way, such as a
 * database that does not answer, is waited out. When the server stops the turn does too, within one job, and stays
 * under way for the next start.
 */
@ApplicationScoped
class BackgroundTurn {
    private static final Logger LOG = Logger.getLogger(BackgroundTurn.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final ClockTurner turner;
    private volatile CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread worker;
    private @Nullable Thread hook;

    BackgroundTurn(ClockTurner turner) {
        this.turner = turner;
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Allows turns to go on. */
    void open() {
        closed = new CountDownLatch(1);
        if (hook == null) {
            // The shutdown event comes after requests under way were waited for, and a turn may be one of them.
            hook = new Thread(this::tellAsTheProcessEnds, "sandbox-clock-stop");
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    /** After a start that failed there is nobody to tell any more. */
    private void tellAsTheProcessEnds() {
        if (Arc.container() != null) {
            tell();
        }
    }

    /** Goes on with the turn under way, on another thread, unless the server stops. */
    void goOn() {
        if (!isClosed()) {
            worker = Thread.ofVirtual().name("sandbox-clock").start(this::work);
        }
    }

    /** Has the turn under way leave off, and waits until it has. */
    void close() {
        tell();
        try {
            Thread working = worker;
            if (working != null && !working.join(STOP)) {
                LOG.warn("The clock is still being turned. That goes on when the server is started again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forgetHook();
    }

    /** Called twice as the process ends: first on a thread that the JVM starts. */
    private void tell() {
        closed.countDown();
        turner.stopWaiting();
    }

    private void forgetHook() {
        Thread registered = hook;
        hook = null;
        try {
            if (registered != null) {
                Runtime.getRuntime().removeShutdownHook(registered);
            }
        } catch (IllegalStateException e) {
            // The process ends, so the hook runs or has run.
            LOG.debug("the process ends", e);
        }
    }

    private void work() {
        boolean troubled = false;
        while (!isClosed() && turner.isTurning()) {
            try {
                turner.goOn(this::isClosed);
                troubled = false;
            } catch (RuntimeException e) {
                if (!troubled) {
                    LOG.error("Something is in the way of the clock's turn. It is tried again every second.", e);
                }
                troubled = true;
                turner.note("The turn cannot go on at the moment; the log says why. It is tried again every second.");
                pause();
            }
        }
        if (turner.isTurning()) {
            keep();
        }
    }

    private void keep() {
        try {
            turner.keep();
        } catch (RuntimeException e) {
            LOG.warn("How far the clock has come could not be kept. It goes on from the job that was kept last.", e);
        }
    }

    private void pause() {
        try {
            closed.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
