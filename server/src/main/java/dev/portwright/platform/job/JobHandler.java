package dev.portwright.platform.job;

/**
 * Does the jobs of one kind: a {@link JobInTransaction} or a {@link JobOutside}. A bean, called on any thread, for
 * several jobs at once.
 *
 * <p>A job may be handed over more than once and later than it was due: look at the state, under a lock, and do nothing
 * when there is nothing to do. A handler that wants to go on later calls {@link Jobs#schedule} for its own job. What
 * throws is done again, after a pause that doubles from one second up to an hour.
 */
public sealed interface JobHandler permits JobInTransaction, JobOutside {
    /** The kind of the jobs this handler does; never changed once released. At most 100 characters. */
    String kind();
}
