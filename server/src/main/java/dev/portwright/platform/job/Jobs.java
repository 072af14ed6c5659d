package dev.portwright.platform.job;

import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has something done later. What is scheduled or cancelled takes effect with the transaction it is given,
 * and not at all when that is rolled back.
 *
 * <p>A job is never lost: when the process ends in the middle of it, it is done again from the start. So it may be done
 * twice, and its {@link JobHandler} must bear that.
 */
@ApplicationScoped
public class Jobs {
    private final Clock clock;
    private volatile Runnable waker = () -> {};

    // Per instance on purpose: jobs of another database are not done on this one's behalf.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable RunningJob> running = new ThreadLocal<>();

    public Jobs(Clock clock) {
        this.clock = clock;
    }

    /**
     * Schedules the job, or moves it to the new time when it is there already. This is how a handler goes on with its
     * own job. A job that is being done at this moment for somebody else is undone, as if it had come too late, and done
     * at the new time.
     *
     * <p>The row of the job stays locked until the transaction ends. Whoever locks what the job is about, such as an
     * order, locks that first, as the job does.
     *
     * @param dueAt on the product's clock; a time that has passed means at once
     */
    public void schedule(Tx tx, String kind, UUID id, Instant dueAt) {
        takeIfRunning(tx, kind, id);
        JobStore.schedule(tx, kind, id, dueAt);
        if (!dueAt.isAfter(clock.instant())) {
            tx.afterCommit(this::wake);
        }
    }

    /**
     * Schedules the job for when it is needed next, or takes it back when it is not. The row of the job is locked before that
     * is found out: what somebody else wrote together with scheduling the job is seen, or schedules it after this. A handler
     * outside of transactions goes on with its own job so; otherwise it would overwrite what was scheduled while it looked.
     *
     * @param next finds out, in the transaction, when the job is needed next on the product's clock; empty for never
     */
    public void scheduleAnew(Tx tx, String kind, UUID id, Supplier<Optional<Instant>> next) {
        JobStore.schedule(tx, kind, id, clock.instant());
        next.get().ifPresentOrElse(dueAt -> schedule(tx, kind, id, dueAt), () -> cancel(tx, kind, id));
    }

    /** Takes the job back. Does nothing when there is none; what is being done of it at this moment is undone. */
    public void cancel(Tx tx, String kind, UUID id) {
        takeIfRunning(tx, kind, id);
        JobStore.cancel(tx, kind, id);
    }

    /** Takes several jobs of a kind back. */
    public void cancelAll(Tx tx, String kind, Collection<UUID> ids) {
        JobStore.cancelAll(tx, kind, ids);
    }

    /**
     * Does the work of a job in the transaction and takes its row.
     *
     * @throws RunningJob.Changed when the row has changed since it was read; the transaction must be rolled back
     */
    void doing(Tx tx, JobStore.Scheduled row, Runnable work) {
        RunningJob job = new RunningJob(row);
        running.set(job);
        try {
            work.run();
        } finally {
            running.remove();
        }
        // Last, as whoever schedules a job locks its row last.
        job.take(tx);
    }

    private void takeIfRunning(Tx tx, String kind, UUID id) {
        RunningJob job = running.get();
        if (job != null && job.is(kind, id)) {
            job.take(tx);
        }
    }

    /** What to call when a job has become due that the scheduler cannot know of yet. */
    void wakeWith(Runnable scheduler) {
        this.waker = scheduler;
    }

    /** Has the scheduler look for what is due now, not only a second after it looked last. */
    void wake() {
        waker.run();
    }
}
