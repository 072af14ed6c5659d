package dev.portwright.platform.http;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.StandingJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
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

    private final Db db;
    private final Jobs jobs;
    private final Clock clock;

    KeptAnswerExpiry(Db db, Jobs jobs, Clock clock) {
        this.db = db;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "kept-answer-expiry";
    }

    @Override
    public void run(Job job) {
        db.transaction(connection -> {
            Instant now = clock.instant();
            int forgotten = Idempotency.forgetOld(connection, now, AT_ONCE);
            jobs.schedule(connection, kind(), ID, forgotten == AT_ONCE ? now : nextDue(connection, now));
            return null;
        });
    }

    private static Instant nextDue(Connection connection, Instant now) throws SQLException {
        // Where the clock was set back, answers may have been kept later than now; new ones are due before them.
        Instant kept = Idempotency.oldest(connection)
                .filter(time -> time.isBefore(now))
                .orElse(now);
        Instant due = kept.plus(Idempotency.KEPT).plus(PAUSE);
        Instant earliest = now.plus(PAUSE);
        return due.isAfter(earliest) ? due : earliest;
    }
}
