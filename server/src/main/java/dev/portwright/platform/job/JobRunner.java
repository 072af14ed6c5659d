package dev.portwright.platform.job;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.JobStore.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Does one job: whoever found that it is due, this is how it is done. */
@ApplicationScoped
class JobRunner {
    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int LONGEST_AFTER = 12;

    private final Db db;
    private final Clock clock;
    private final Map<String, JobHandler> handlers;

    JobRunner(Db db, Clock clock, Instance<JobHandler> handlers) {
        this.db = db;
        this.clock = clock;
        this.handlers = handlers.stream().collect(Collectors.toUnmodifiableMap(JobHandler::kind, Function.identity()));
    }

    Set<String> kinds() {
        return handlers.keySet();
    }

    Iterable<StandingJob> standing() {
        return handlers.values().stream()
                .filter(StandingJob.class::isInstance)
                .map(StandingJob.class::cast)
                .toList();
    }

    /**
     * Does the job unless its row has changed since it was read.
     *
     * @return false when it failed and was put off
     */
    boolean run(Scheduled row) {
        JobHandler handler = Objects.requireNonNull(handlers.get(row.job().kind()), "a kind that has a handler");
        try {
            if (handler.inOneTransaction()) {
                db.transaction(connection -> {
                    if (JobStore.exists(connection, row)) {
                        handler.run(row.job());
                        // Last, as whoever schedules a job locks its row last.
                        JobStore.remove(connection, row);
                    }
                    return null;
                });
            } else if (db.read(connection -> JobStore.exists(connection, row))) {
                handler.run(row.job());
                db.transaction(connection -> {
                    JobStore.remove(connection, row);
                    return null;
                });
            }
            return true;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            putOff(row, e);
            return false;
        }
    }

    private void putOff(Scheduled row, Throwable failure) {
        Instant now = clock.instant();
        Instant nextTry = now.plus(pause(row.failures()));
        LOG.errorf(
                failure,
                "Job %s %s failed, %d times in a row by now. It is tried again at %s.",
                row.job().kind(),
                row.job().id(),
                row.failures() + 1,
                nextTry);
        db.transaction(connection -> {
            JobStore.putOff(connection, row, now, nextTry);
            return null;
        });
    }

    /** One second, doubled by each failure before this one, up to an hour. */
    static Duration pause(int failuresBefore) {
        return failuresBefore >= LONGEST_AFTER ? LONGEST_PAUSE : Duration.ofSeconds(1L << failuresBefore);
    }
}
