package dev.portwright.porting.report;

import dev.portwright.account.AccountData;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The reports of an account. One that is being written meanwhile finds that it is gone, and leaves nothing. */
@ApplicationScoped
class ReportData implements AccountData {
    private final Jobs jobs;

    ReportData(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public boolean emptySome(Tx tx, UUID accountId) {
        List<UUID> gone = ReportStore.deleteSome(tx, accountId, ROWS_AT_A_TIME);
        jobs.cancelAll(tx, ReportJob.KIND, gone);
        jobs.cancelAll(tx, ReportExpiry.KIND, gone);
        return !gone.isEmpty();
    }
}
