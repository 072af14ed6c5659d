package dev.portwright.platform.job;

import java.util.UUID;

/**
 * The one job of a kind that is always there, with the id {@link #ID}. It is made due at every start, and again
 * whenever the clock is set back, and schedules itself for the next time it is needed.
 */
public interface StandingJob extends JobInTransaction {
    /** The id of every standing job. */
    UUID ID = new UUID(0, 0);
}
