package dev.portwright.platform.http;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.StandingJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Forgets answers that were kept for {@link Idempotency#KEPT}, a few minutes late, so that many go at once. What is kept
 * from now on is due later than its next run.
 */
@ApplicationScoped
class KeptAnswerExpiry implements StandingJob {
    static final int AT_ONCE = 1000;
    static final Duration PAUSE = Duration.ofMinutes(10);

    private final Jobs jobs;
    private final Clock clock;

    KeptAnswerExpiry(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "kept-answer-expiry";
    }

    @Override
    public void run(Tx tx, Job job) {
        Instant now = clock.instant();
        int forgotten = Idempotency.forgetOld(tx, now, AT_ONCE);
        jobs.schedule(tx, kind(), ID, forgotten == AT_ONCE ? now : nextDue(tx, now));
    }

    private static Instant nextDue(Tx tx, Instant now) {
        // Where the clock was set back, answers may have been kept later than now; new ones are due before them.
        Instant kept = Idempotency.oldest(tx).filter(time -> time.isBefore(now)).orElse(now);
        Instant due = kept.plus(Idempotency.KEPT).plus(PAUSE);
        Instant earliest = now.plus(PAUSE);
        return due.isAfter(earliest) ? due : earliest;
    }
}
