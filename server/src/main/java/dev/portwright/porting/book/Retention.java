package dev.portwright.porting.book;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.StandingJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Once a day, has the history, the events and the supplements go that the operator does not want to keep any longer. */
@ApplicationScoped
class Retention implements StandingJob {
    private static final Duration RARELY = Duration.ofDays(1);

    private final Jobs jobs;
    private final Clock clock;
    private final int days;
    private final HistorySweep sweep;

    Retention(Settings settings, Jobs jobs, Clock clock, OldSupplements supplements) {
        this.jobs = jobs;
        this.clock = clock;
        this.days = settings.operation().retentionDays();
        this.sweep = new HistorySweep(supplements);
    }

    @Override
    public String kind() {
        return "retention";
    }

    @Override
    public void run(Tx tx, Job job) {
        if (days == 0) {
            return;
        }
        Instant now = clock.instant();
        boolean more = sweep.step(tx, now.minus(Duration.ofDays(days)));
        jobs.schedule(tx, kind(), ID, more ? now : now.plus(RARELY));
    }
}
