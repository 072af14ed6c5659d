package dev.portwright.platform.job;

/**
 * Does the jobs of one kind. A bean, called on any thread, for several jobs at once.
 *
 * <p>A job may be handed over more than once and later than it was due: look at the state, under a lock, and do nothing
 * when there is nothing to do. A handler that wants to go on later calls {@link Jobs#schedule} for its own job.
 */
public interface JobHandler {
    /** The kind of the jobs this handler does; never changed once released. At most 100 characters. */
    String kind();

    /**
     * Does the job. What throws is done again, after a pause that doubles from one second up to an hour.
     */
    void run(Job job);

    /**
     * True when the job is done in one transaction together with the removal of its row: {@code db.transaction} in the
     * handler joins it, and either all of it is kept or nothing. False for a handler that waits for others, such as a
     * call over the network: it runs outside of any transaction, and its row goes after it has returned.
     */
    default boolean inOneTransaction() {
        return true;
    }
}
