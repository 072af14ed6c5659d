package dev.portwright.porting.report;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobInTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Deletes a report that ended {@link #KEPT} ago; its document goes after that as any that nothing uses. */
@ApplicationScoped
class ReportExpiry implements JobInTransaction {
    static final String KIND = "porting-report-expiry";
    static final Duration KEPT = Duration.ofDays(30);

    private final Reports reports;

    ReportExpiry(Reports reports) {
        this.reports = reports;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Tx tx, Job job) {
        reports.remove(tx, job.id());
    }
}
