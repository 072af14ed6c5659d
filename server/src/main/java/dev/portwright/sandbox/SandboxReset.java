package dev.portwright.sandbox;

import dev.portwright.account.AccountData;
import dev.portwright.account.Caller;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.JobClockwork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/** Empties an account of a sandbox. Jobs about what is gone find nothing to do. */
@ApplicationScoped
class SandboxReset {
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

    /** Deletes what the account has, but not itself, its users and its keys. The sandbox's own gets its fixtures anew. */
    void reset(Caller caller) {
        // No job runs meanwhile: it would hold orders that are to go and might write for them once they are gone.
        jobs.alone(() -> db.transaction(connection -> {
            for (AccountData feature : features) {
                feature.empty(connection, caller.accountId());
            }
            if (caller.accountId().equals(SandboxFixtures.ACCOUNT)) {
                seed.seed();
            }
            return true;
        }));
    }
}
