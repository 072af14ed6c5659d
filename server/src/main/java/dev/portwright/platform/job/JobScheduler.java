package dev.portwright.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.DatabaseWatch;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.WatchedDataSource;
import dev.portwright.platform.job.JobStore.Scheduled;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finds the jobs that are due, on this and on other servers of the same database, each of them on one server:
 * db-scheduler. It only finds and claims; {@link JobRunner} does the job and its row.
 */
@ApplicationScoped
class JobScheduler {
    /** After everything that must have happened before the first job runs. */
    static final int START = 10_000;

    private static final Logger LOG = Logger.getLogger(JobScheduler.class);

    private static final Duration POLLING = Duration.ofSeconds(1);

    /** A server that was not heard of for four of these is taken for dead; looked for every second one. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final int THREADS = 4;

    /** Rows of a kind that this version does not know are left to the version that does. */
    private static final Duration KEEP_UNKNOWN = Duration.ofDays(100 * 365);

    private final Settings settings;
    private final WatchedDataSource dataSource;
    private final DatabaseWatch database;
    private final Db db;
    private final Clock clock;
    private final Jobs jobs;
    private final JobRunner runner;
    private final JobGate gate;
    private final String name = "portwright-" + UUID.randomUUID();
    private @Nullable Scheduler scheduler;

    JobScheduler(
            Settings settings,
            WatchedDataSource dataSource,
            DatabaseWatch database,
            Db db,
            Clock clock,
            Jobs jobs,
            JobRunner runner,
            JobGate gate) {
        this.settings = settings;
        this.dataSource = dataSource;
        this.database = database;
        this.db = db;
        this.clock = clock;
        this.jobs = jobs;
        this.runner = runner;
        this.gate = gate;
    }

    void start(@Observes @Priority(START) StartupEvent event) {
        db.transaction(tx -> {
            if (settings.alone()) {
                // What others have begun, nobody will finish.
                int left = JobStore.release(tx);
                if (left > 0) {
                    LOG.infof("%d jobs that the last run had begun are done again.", left);
                }
            }
            for (StandingJob standing : runner.standing()) {
                JobStore.schedule(tx, standing.kind(), StandingJob.ID, clock.instant());
            }
            return null;
        });
        Scheduler started = new Builder(dataSource, tasks(), clock)
                // One thread keeps a sandbox's jobs in their order.
                .threads(settings.sandbox() ? 1 : THREADS)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .pollUsingLockAndFetch(0.5, 1)
                .deleteUnresolvedAfter(KEEP_UNKNOWN)
                .shutdownMaxWait(STOP)
                .failureLogging(LogLevel.OFF, false)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .schedulerName(new SchedulerName.Fixed(name))
                .build();
        started.start();
        scheduler = started;
        jobs.wakeWith(started::triggerCheckForDueExecutions);
        database.onReturn(() -> takeUpAgain(started));
        // While others do the jobs it must not claim any: what is being done of a job that is claimed is undone.
        gate.tell(started::pause, () -> {
            started.resume();
            started.triggerCheckForDueExecutions();
        });
    }

    void stop(@Observes ShutdownEvent event) {
        Scheduler running = scheduler;
        if (running != null) {
            running.stop();
        }
    }

    private List<Task<?>> tasks() {
        List<Task<?>> tasks = new ArrayList<>();
        for (String kind : runner.kinds()) {
            tasks.add(Tasks.custom(kind, Void.class)
                    .onDeadExecution((dead, operations) -> release(row(dead.getExecution())))
                    .execute((instance, context) -> {
                        Scheduled row = row(context.getExecution());
                        try {
                            gate.whileOpen(() -> runIfDue(row));
                        } catch (DatabaseException e) {
                            // The row stays claimed, and is given back when the database is there again.
                            if (!e.isOutage()) {
                                throw e;
                            }
                        }
                        return rowIsDealtWith();
                    }));
        }
        return tasks;
    }

    /** A clock that was turned back since the row was claimed has it done when its time comes again. */
    void runIfDue(Scheduled row) {
        if (row.job().dueAt().isAfter(clock.instant())) {
            giveBack(row);
        } else {
            runner.run(row);
        }
    }

    private static CompletionHandler<Void> rowIsDealtWith() {
        return (complete, operations) -> {};
    }

    private static Scheduled row(Execution execution) {
        return new Scheduled(
                new Job(
                        execution.taskInstance.getTaskName(),
                        UUID.fromString(execution.taskInstance.getId()),
                        execution.executionTime),
                execution.version,
                execution.consecutiveFailures);
    }

    /**
     * Gives back what this server had begun when the database went away: some of it without knowing, since what was
     * claimed then was not answered. A job that is still running finds its row changed and is undone.
     */
    private void takeUpAgain(Scheduler started) {
        try {
            db.transaction(tx -> JobStore.releaseOf(tx, name));
        } catch (DatabaseException e) {
            // Away again; other servers, or this one, find out within a minute or two that nobody goes on with it.
            return;
        }
        started.triggerCheckForDueExecutions();
    }

    private void release(Scheduled row) {
        LOG.warnf(
                "Job %s %s was begun by a server that is no more. It is done again.",
                row.job().kind(), row.job().id());
        giveBack(row);
    }

    private void giveBack(Scheduled row) {
        db.transaction(tx -> {
            JobStore.release(tx, row);
            return null;
        });
    }

    /**
     * Looks for what is due on the product's clock, once a second of real time: a clock that stands or is turned back
     * must not keep the scheduler from looking.
     */
    private static final class Builder extends SchedulerBuilder {
        Builder(DataSource dataSource, List<Task<?>> tasks, Clock product) {
            super(dataSource, tasks);
            // Takes the system's clock, which is still set here.
            pollingInterval(POLLING);
            this.clock = product::instant;
        }
    }
}
