package dev.portwright.platform.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Keeps the jobs of this server waiting while somebody else does jobs or turns the clock. */
@ApplicationScoped
class JobGate {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private volatile Keeper keeper = new Keeper(() -> {}, () -> {});

    /** Who is told when the gate is closed, so as not to come to it in vain, and when it is open again. */
    private record Keeper(Runnable closed, Runnable opened) {}

    void tell(Runnable closed, Runnable opened) {
        keeper = new Keeper(closed, opened);
    }

    /** Runs a job, together with others. */
    void whileOpen(Runnable job) {
        lock.readLock().lock();
        try {
            job.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** True when somebody waits for who has closed the gate, or for jobs to end. */
    boolean isAwaited() {
        return lock.hasQueuedThreads();
    }

    /** Waits until no job runs and keeps it so during the work. */
    <T> T whileClosed(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            keeper.closed.run();
            return work.get();
        } finally {
            keeper.opened.run();
            lock.writeLock().unlock();
        }
    }
}
