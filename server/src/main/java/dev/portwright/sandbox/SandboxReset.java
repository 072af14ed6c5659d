package dev.portwright.sandbox;

import dev.portwright.account.AccountData;
import dev.portwright.account.Caller;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.JobClockwork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;

/** Empties an account of a sandbox. */
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
            UUID account = caller.accountId();
            for (AccountData feature : features) {
                feature.hold(connection, account);
            }
            for (AccountData feature : features) {
                feature.cancelJobs(connection, account);
            }
            for (AccountData feature : features) {
                feature.empty(connection, account);
            }
            if (account.equals(SandboxFixtures.ACCOUNT)) {
                seed.seed();
            }
            return true;
        }));
    }
}
