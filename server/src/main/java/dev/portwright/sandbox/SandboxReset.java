package dev.portwright.sandbox;

import dev.portwright.account.AccountData;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.JobClockwork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;

/** Empties an account of a sandbox. */
@ApplicationScoped
class SandboxReset {
    /** What jobs and requests wrote for orders that were still there while others went is found by the second pass. */
    private static final int PASSES = 2;

    private final Db db;
    private final JobClockwork jobs;
    private final Instance<AccountData> features;
    private final SandboxSeed seed;

    SandboxReset(Db db, JobClockwork jobs, Instance<AccountData> features, SandboxSeed seed) {
        this.db = db;
        this.jobs = jobs;
        this.features = features;
        this.seed = seed;
    }

    /**
     * Deletes what the account has, but not itself, its users and its keys. The sandbox's own gets its fixtures anew.
     *
     * <p>Goes in short steps, each a transaction of its own, so that others are served between them. An order goes whole
     * in one of them. When the process ends on the way, what is left is whole too, and the next reset goes on.
     */
    void reset(UUID account) {
        for (int pass = 0; pass < PASSES; pass++) {
            for (AccountData feature : features) {
                boolean more = true;
                while (more) {
                    more = step(feature, account);
                }
            }
        }
        if (account.equals(SandboxFixtures.ACCOUNT)) {
            seed.seed();
        }
    }

    /** No job runs meanwhile: it would hold orders that are to go and might write for them once they are gone. */
    private boolean step(AccountData feature, UUID account) {
        return jobs.alone(() -> db.transaction(tx -> feature.emptySome(tx, account)));
    }
}
