package dev.portwright.platform.job;

import dev.portwright.platform.job.JobStore.Scheduled;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that are due until a time which a clock is turned to, in the order of due times, those among them that other
 * jobs schedule. Not for several threads at once.
 */
public final class JobsOnTheWay {
    /** How often a job that fails is tried while the clock is turned once. */
    static final int TRIES = 5;

    /** Ends a turn in which jobs beget jobs without end. */
    static final int MOST_RUNS = 100_000;

    private final Clock clock;
    private final JobRunner runner;
    private final Function<Set<String>, Optional<Scheduled>> first;
    private final Instant target;
    private final Map<String, Integer> failures = new HashMap<>();
    private final Set<String> failing = new HashSet<>();
    private final Set<String> leftForLater = new HashSet<>();
    private int run;
    private int tried;
    private @Nullable String lastFailure;

    /** @param first finds the job that is due first but for those named */
    JobsOnTheWay(Clock clock, JobRunner runner, Function<Set<String>, Optional<Scheduled>> first, Instant target) {
        this.clock = clock;
        this.runner = runner;
        this.first = first;
        this.target = target;
    }

    /**
     * Does jobs until none is left on the way. To be called in {@link JobClockwork#alone}.
     *
     * @param clockTo called before a job with the time that the clock is to show; never backwards
     * @param enough asked after each job whether to leave the rest for later
     * @return false when there may be more to do
     */
    public boolean goOn(Consumer<Instant> clockTo, BooleanSupplier enough) {
        while (!isEndless()) {
            Optional<Scheduled> next =
                    first.apply(leftForLater).filter(row -> !row.job().dueAt().isAfter(target));
            if (next.isEmpty()) {
                return true;
            }
            if (next.get().job().dueAt().isAfter(clock.instant())) {
                clockTo.accept(next.get().job().dueAt());
            }
            run(next.get());
            if (enough.getAsBoolean()) {
                return false;
            }
        }
        return false;
    }

    /** True when so many were done that there is no end in sight. */
    public boolean isEndless() {
        return tried >= MOST_RUNS;
    }

    /** How many jobs were done, one that was due several times counted each time. */
    public int run() {
        return run;
    }

    /** How many jobs failed at their last try; they are tried again later. */
    public int failed() {
        return failing.size();
    }

    /** Which job failed last and when it was due, or null; the log says why. */
    public @Nullable String lastFailure() {
        return lastFailure;
    }

    private void run(Scheduled row) {
        String name = JobStore.name(row.job());
        tried++;
        switch (runner.run(row)) {
            case DONE -> {
                run++;
                failing.remove(name);
                failures.remove(name);
            }
            case FAILED -> {
                lastFailure = name + " at " + row.job().dueAt();
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
}
