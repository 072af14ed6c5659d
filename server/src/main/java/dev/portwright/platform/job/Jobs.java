package dev.portwright.platform.job;

import dev.portwright.platform.db.Db;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Has something done later. What is scheduled or cancelled takes effect with the transaction of the given connection,
 * and not at all when that is rolled back.
 *
 * <p>A job is never lost: when the process ends in the middle of it, it is done again from the start. So it may be done
 * twice, and its {@link JobHandler} must bear that.
 */
@ApplicationScoped
public class Jobs {
    private final Db db;
    private final Clock clock;
    private volatile Runnable waker = () -> {};

    Jobs(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Schedules the job, or moves it to the new time when it is there already. A job that is being done at this moment
     * will be done once more at the new time; this is how a handler goes on with its own job.
     *
     * <p>The row of the job stays locked until the transaction ends. Whoever locks what the job is about, such as an
     * order, locks that first, as the job does.
     *
     * @param dueAt on the product's clock; a time that has passed means at once
     */
    public void schedule(Connection connection, String kind, UUID id, Instant dueAt) throws SQLException {
        JobStore.schedule(connection, kind, id, dueAt);
        if (!dueAt.isAfter(clock.instant())) {
            db.afterCommit(waker);
        }
    }

    /** Takes the job back. Does nothing when there is none; a job that is being done is not interrupted. */
    public void cancel(Connection connection, String kind, UUID id) throws SQLException {
        JobStore.cancel(connection, kind, id);
    }

    /** What to call when a job has become due that the scheduler cannot know of yet. */
    void wakeWith(Runnable scheduler) {
        this.waker = scheduler;
    }
}
