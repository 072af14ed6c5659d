package dev.portwright.platform.job;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.JobStore.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Does the jobs that come due while somebody turns the clock. For the only server of a database. */
@ApplicationScoped
public class JobClockwork {
    /** When jobs run: what wants to go on with a turn of the clock at a start does so after that. */
    public static final int STARTED = JobScheduler.START + 1;

    private final Db db;
    private final Clock clock;
    private final JobGate gate;
    private final JobRunner runner;

    JobClockwork(Db db, Clock clock, JobGate gate, JobRunner runner) {
        this.db = db;
        this.clock = clock;
        this.gate = gate;
        this.runner = runner;
    }

    /** Does some work while the scheduler runs no job; waits for those that run. Others who do the same wait. */
    public <T> T alone(Supplier<T> work) {
        return gate.whileClosed(work);
    }

    /** True when others wait to be alone: whoever has more to do gives way to them now and then. */
    public boolean isAwaited() {
        return gate.isAwaited();
    }

    /** The jobs that are due by the given time, to be done one after the other. */
    public JobsOnTheWay until(Instant target) {
        return new JobsOnTheWay(clock, runner, this::first, target);
    }

    /** When the next job is due; in the past when it is about to run. */
    public Optional<Instant> nextDueAt() {
        return first(Set.of()).map(row -> row.job().dueAt());
    }

    /** To be called in {@link #alone} after the clock was set back: standing jobs look anew for when they are needed. */
    public void clockWasSetBack() {
        db.transaction(tx -> {
            for (StandingJob standing : runner.standing()) {
                JobStore.schedule(tx, standing.kind(), StandingJob.ID, clock.instant());
            }
            return null;
        });
    }

    private Optional<Scheduled> first(Set<String> except) {
        return db.read(tx -> JobStore.first(tx, runner.kinds(), except));
    }
}
