package dev.portwright.platform.job;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.JobStore.Scheduled;
import java.util.UUID;

/**
 * A job that is being done in a transaction, which takes its row: at the end, or when the handler itself schedules or
 * cancels the job. Whoever changed the row after it was read comes first: then what the job did is undone.
 */
final class RunningJob {
    private final Scheduled row;
    private boolean taken;

    RunningJob(Scheduled row) {
        this.row = row;
    }

    /** Somebody has scheduled, cancelled or claimed the job since its row was read. */
    static final class Changed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Changed(String job) {
            super("the job " + job + " has changed since it was read", null, false, false);
        }
    }

    boolean is(String kind, UUID id) {
        return row.job().kind().equals(kind) && row.job().id().equals(id);
    }

    /**
     * Removes the row, once.
     *
     * @throws Changed when it is not as it was read any more
     */
    void take(Tx tx) {
        if (!taken && !JobStore.remove(tx, row)) {
            throw new Changed(JobStore.name(row.job()));
        }
        taken = true;
    }
}
