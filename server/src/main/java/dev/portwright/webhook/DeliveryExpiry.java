package dev.portwright.webhook;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.StandingJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Has deliveries go, with their attempts, that were queued long ago: what still waits of these, an endpoint is off for. */
@ApplicationScoped
class DeliveryExpiry implements StandingJob {
    private static final Duration RARELY = Duration.ofDays(1);

    private static final int AT_ONCE = 1_000;

    private final Jobs jobs;
    private final Clock clock;
    private final Duration keep;

    DeliveryExpiry(Settings settings, Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
        this.keep = Duration.ofDays(settings.outgoing().webhooks().keepDays());
    }

    @Override
    public String kind() {
        return "webhook-deliveries";
    }

    @Override
    public void run(Tx tx, Job job) {
        Instant now = clock.instant();
        boolean more = DeliveryStore.deleteBefore(tx, Ids.border(now.minus(keep)), AT_ONCE) == AT_ONCE;
        jobs.schedule(tx, kind(), ID, more ? now : nextDue(tx, now));
    }

    /** Not before there is something to be done: a sandbox's clock is turned through years, and through all jobs of these. */
    private Instant nextDue(Tx tx, Instant now) {
        // Where the clock was set back, deliveries may have been queued later than now; new ones are due before them.
        Instant oldest =
                DeliveryStore.oldest(tx).filter(time -> time.isBefore(now)).orElse(now);
        Instant due = oldest.plus(keep);
        Instant earliest = now.plus(RARELY);
        return due.isAfter(earliest) ? due : earliest;
    }
}
