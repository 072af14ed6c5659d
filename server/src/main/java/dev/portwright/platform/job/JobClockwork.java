package dev.portwright.platform.job;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.JobStore.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does the jobs that come due while somebody turns the clock. For the only server of a database. */
@ApplicationScoped
public class JobClockwork {
    /** How often a job that fails is tried while the clock is turned once. */
    static final int TRIES = 5;

    /** Ends a turn in which jobs beget jobs without end. */
    static final int MOST_RUNS = 100_000;

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

    /**
     * What happened while the clock was turned.
     *
     * @param run how many jobs were done, a job that was due several times counted each time
     * @param failed how many jobs failed at their last try; they are tried again later
     * @param complete false when the turn was ended before everything due was done
     */
    public record Ran(int run, int failed, boolean complete) {
        public static final Ran NOTHING = new Ran(0, 0, true);
    }

    /** Does some work while the scheduler runs no job; waits for those that run. Others who do the same wait. */
    public <T> T alone(Supplier<T> work) {
        return gate.whileClosed(work);
    }

    /**
     * Does every job that is due by the given time, in the order of due times, those among them that other jobs have
     * scheduled. To be called in {@link #alone}.
     *
     * @param clockTo called before each job with the time that the clock is to show; never backwards
     */
    public Ran runUntil(Instant target, Consumer<Instant> clockTo) {
        Map<String, Integer> failures = new HashMap<>();
        Set<String> failing = new HashSet<>();
        Set<String> leftForLater = new HashSet<>();
        int run = 0;
        for (int i = 0; i < MOST_RUNS; i++) {
            Optional<Scheduled> next =
                    first(leftForLater).filter(row -> !row.job().dueAt().isAfter(target));
            if (next.isEmpty()) {
                return new Ran(run, failing.size(), true);
            }
            Job job = next.get().job();
            String name = JobStore.name(job);
            if (job.dueAt().isAfter(clock.instant())) {
                clockTo.accept(job.dueAt());
            }
            switch (runner.run(next.get())) {
                case DONE -> {
                    run++;
                    failing.remove(name);
                    failures.remove(name);
                }
                case FAILED -> {
                    failing.add(name);
                    if (failures.merge(name, 1, Integer::sum) == TRIES) {
                        leftForLater.add(name);
                    }
                }
                case CHANGED -> {
                    // As it is now it comes again, here or later.
                }
            }
        }
        return new Ran(run, failing.size(), false);
    }

    /** When the next job is due; in the past when it is about to run. */
    public Optional<Instant> nextDueAt() {
        return first(Set.of()).map(row -> row.job().dueAt());
    }

    /** To be called in {@link #alone} after the clock was set back: standing jobs look anew for when they are needed. */
    public void clockWasSetBack() {
        db.transaction(connection -> {
            for (StandingJob standing : runner.standing()) {
                JobStore.schedule(connection, standing.kind(), StandingJob.ID, clock.instant());
            }
            return null;
        });
    }

    private Optional<Scheduled> first(Set<String> except) {
        return db.read(connection -> JobStore.first(connection, runner.kinds(), except));
    }
}
