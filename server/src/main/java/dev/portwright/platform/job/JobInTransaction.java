package dev.portwright.platform.job;

import dev.portwright.platform.db.Tx;

/** Does jobs that only change the database: either all of what one does is kept, with its row gone, or nothing. */
public non-sealed interface JobInTransaction extends JobHandler {
    /** Does the job in the transaction in which its row goes. */
    void run(Tx tx, Job job);
}
