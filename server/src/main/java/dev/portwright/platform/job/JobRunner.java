package dev.portwright.platform.job;

import dev.portwright.platform.db.DatabaseException;
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
    private final Jobs jobs;
    private final Clock clock;
    private final JobMetrics metrics;
    private final Map<String, JobHandler> handlers;

    JobRunner(Db db, Jobs jobs, Clock clock, JobMetrics metrics, Instance<JobHandler> handlers) {
        this.db = db;
        this.metrics = metrics;
        this.jobs = jobs;
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

    /** What came of a job. */
    enum Outcome {
        DONE,
        /** It threw, and was put off. */
        FAILED,
        /** Its row had changed, or changed meanwhile: somebody wants it done at another time, or not at all. */
        CHANGED
    }

    /**
     * Does the job unless its row has changed since it was read.
     *
     * @throws DatabaseException when the database is to blame and is so for every job; then the row is as it was
     */
    Outcome run(Scheduled row) {
        Outcome outcome = tryTo(row);
        metrics.ran(row.job().kind(), outcome);
        return outcome;
    }

    private Outcome tryTo(Scheduled row) {
        JobHandler handler = Objects.requireNonNull(handlers.get(row.job().kind()), "a kind that has a handler");
        try {
            boolean done = switch (handler) {
                case JobInTransaction inside -> runInside(inside, row);
                case JobOutside outside -> runOutside(outside, row);
            };
            return done ? Outcome.DONE : Outcome.CHANGED;
        } catch (RunningJob.Changed e) {
            return Outcome.CHANGED;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            if (e instanceof DatabaseException trouble && trouble.isOutage()) {
                throw trouble;
            }
            return putOff(row, e) ? Outcome.FAILED : Outcome.CHANGED;
        }
    }

    private boolean runInside(JobInTransaction handler, Scheduled row) {
        return db.longTransaction(tx -> {
            boolean asRead = JobStore.exists(tx, row);
            if (asRead) {
                jobs.doing(tx, row, () -> handler.run(tx, row.job()));
            }
            return asRead;
        });
    }

    private boolean runOutside(JobOutside handler, Scheduled row) {
        boolean asRead = db.read(tx -> JobStore.exists(tx, row));
        if (asRead) {
            handler.run(row.job());
            // A row that was scheduled anew meanwhile has another version and stays.
            db.transaction(tx -> JobStore.remove(tx, row));
        }
        return asRead;
    }

    /** False when the row has changed meanwhile and stays as it is. */
    private boolean putOff(Scheduled row, Throwable failure) {
        Instant now = clock.instant();
        Instant nextTry = now.plus(pause(row.failures()));
        LOG.errorf(
                failure,
                "Job %s %s failed, %d times in a row by now. It is tried again at %s.",
                row.job().kind(),
                row.job().id(),
                row.failures() + 1,
                nextTry);
        return db.transaction(tx -> JobStore.putOff(tx, row, now, nextTry));
    }

    /** One second, doubled by each failure before this one, up to an hour. */
    static Duration pause(int failuresBefore) {
        return failuresBefore >= LONGEST_AFTER ? LONGEST_PAUSE : Duration.ofSeconds(1L << failuresBefore);
    }
}
