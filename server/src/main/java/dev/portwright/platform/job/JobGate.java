package dev.portwright.platform.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Keeps the jobs of this server waiting while somebody else does jobs or turns the clock. */
@ApplicationScoped
class JobGate {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    /** Runs a job, together with others. */
    void whileOpen(Runnable job) {
        lock.readLock().lock();
        try {
            job.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Waits until no job runs and keeps it so during the work. */
    <T> T whileClosed(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
