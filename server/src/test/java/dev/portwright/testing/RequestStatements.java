package dev.portwright.testing;

import dev.portwright.platform.job.JobClockwork;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.function.IntFunction;

/** Counts the statements that requests take, without those that begin and end a transaction. */
@Singleton
public class RequestStatements {
    /** Something is done as often as this and the fewest count, since the server does something by itself now and then. */
    private static final int TIMES = 3;

    private final MeterRegistry meters;
    private final JobClockwork jobs;

    RequestStatements(MeterRegistry meters, JobClockwork jobs) {
        this.meters = meters;
        this.jobs = jobs;
    }

    /** Of something that may be done again. */
    public long of(Runnable work) {
        return fewest(time -> work);
    }

    /**
     * Of something that is done once to each of several things, none of which counts.
     *
     * @param prepared prepares the 1st, the 2nd, ... of them, and answers what is done to it
     */
    public long fewest(IntFunction<Runnable> prepared) {
        long fewest = Long.MAX_VALUE;
        for (int time = 1; time <= TIMES; time++) {
            Runnable work = prepared.apply(time);
            fewest = Math.min(fewest, jobs.alone(() -> {
                long before = run();
                work.run();
                return run() - before;
            }));
        }
        return fewest;
    }

    private long run() {
        return (long) meters.get("portwright.database.statements")
                .tag("work", "request")
                .counter()
                .count();
    }
}
