package dev.portwright.platform.crypto;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.StandingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;

/**
 * Has everything sealed with the newest key: looks at every start, and every day while keys of before are configured. A
 * run is one step of the {@link Resealer}.
 */
@ApplicationScoped
class Resealing implements StandingJob {
    private static final Duration SHORTLY = Duration.ofMinutes(1);
    private static final Duration RARELY = Duration.ofDays(1);

    private final Jobs jobs;
    private final Clock clock;
    private final Resealer resealer;

    Resealing(Sealer sealer, Settings settings, Jobs jobs, Clock clock, Instance<SealedColumn> columns) {
        this.jobs = jobs;
        this.clock = clock;
        boolean oldKeys = !settings.operation().oldEncryptionKeys().isEmpty();
        this.resealer = new Resealer(sealer, oldKeys, columns.stream().toList());
    }

    @Override
    public String kind() {
        return "re-sealing";
    }

    @Override
    public void run(Tx tx, Job job) {
        Duration pause = switch (resealer.step(tx)) {
            case AT_ONCE -> Duration.ZERO;
            case SHORTLY -> SHORTLY;
            case RARELY -> RARELY;
            case AT_THE_NEXT_START -> null;
        };
        if (pause != null) {
            jobs.schedule(tx, kind(), ID, clock.instant().plus(pause));
        }
    }
}
