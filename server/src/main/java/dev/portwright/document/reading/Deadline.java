package dev.portwright.document.reading;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a process that takes too long. */
final class Deadline {
    private final Process process;
    private final Duration time;
    private final long end;
    private final Duration computedBefore;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile boolean busy;
    private volatile boolean over;

    private Deadline(Process process, Duration time) {
        this.process = process;
        this.time = time;
        this.end = System.nanoTime() + time.toNanos();
        this.computedBefore = computed();
    }

    static Deadline of(Process process, Duration time) {
        Deadline deadline = new Deadline(process, time);
        Thread.ofVirtual().name("document-reader-deadline").start(deadline::watch);
        return deadline;
    }

    private void watch() {
        try {
            if (!cancelled.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                busy = computed().minus(computedBefore).multipliedBy(2).compareTo(time) >= 0;
                over = true;
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long it has computed; nothing where that is not known. */
    private Duration computed() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    void cancel() {
        cancelled.countDown();
    }

    boolean isOver() {
        return over;
    }

    /** Once it is over: whether the process computed for most of its time. */
    boolean wasBusy() {
        return busy;
    }
}
