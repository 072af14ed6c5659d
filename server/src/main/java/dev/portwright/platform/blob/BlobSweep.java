package dev.portwright.platform.blob;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.StandingJob;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/**
 * Deletes bytes whose writer died before they were kept: at the start where no other server can be writing, else when none has
 * been added for {@link #SILENCE}. Objects are left alone for that long in any case: what a server has sent that died may
 * reach the store after it.
 */
@ApplicationScoped
class BlobSweep implements StandingJob {
    static final String KIND = "blob-sweep";

    /** Many times as long as a client may take for a part. */
    static final Duration SILENCE = Duration.ofMinutes(15);

    /** Deleted at a time; of the largest it is some hundred megabytes. */
    static final int AT_ONCE = 20;

    /** How often other servers look after one that may have died. */
    static final Duration LOOK = Duration.ofMinutes(5);

    /** Where no other server is, its own start does: and a sandbox's clock is turned through years. */
    private static final Duration RARELY = Duration.ofDays(7);

    private final Settings settings;
    private final Db db;
    private final Jobs jobs;
    private final Clock clock;
    private final ObjectRemoval removal;

    BlobSweep(Settings settings, Db db, Jobs jobs, Clock clock, ObjectRemoval removal) {
        this.settings = settings;
        this.db = db;
        this.jobs = jobs;
        this.clock = clock;
        this.removal = removal;
    }

    void start(@Observes StartupEvent event) {
        if (settings.alone()) {
            sweepAll();
        }
    }

    /** Deletes everything in parts that is not kept. */
    void sweepAll() {
        while (db.longTransaction(tx -> BlobStore.deleteSilent(tx, Duration.ZERO, AT_ONCE)) == AT_ONCE) {
            // There is more.
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Tx tx, Job job) {
        int swept = BlobStore.deleteSilent(tx, SILENCE, AT_ONCE);
        int dropped = BlobStore.dropSilent(tx, SILENCE, AT_ONCE);
        tx.afterCommit(removal::wake);
        boolean more = swept == AT_ONCE || dropped == AT_ONCE;
        jobs.schedule(tx, KIND, ID, clock.instant().plus(more ? Duration.ZERO : pause(tx)));
    }

    private Duration pause(Tx tx) {
        if (!settings.alone()) {
            return LOOK;
        }
        return BlobStore.anyUnkept(tx) ? SILENCE : RARELY;
    }
}
