package dev.portwright.porting.report;

import dev.portwright.account.AccountLock;
import dev.portwright.document.DocumentLinks;
import dev.portwright.document.DocumentUse;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Takes orders for reports, shows them, and lets them go when they are old. */
@ApplicationScoped
class Reports {
    /** How many of an account may be waiting or being written. */
    static final int MOST_PENDING = 3;

    /** How many an account has: the newest. */
    static final int MOST = 100;

    private final Db db;
    private final DocumentLinks links;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;

    Reports(Db db, DocumentLinks links, Jobs jobs, Ids ids, Clock clock) {
        this.db = db;
        this.links = links;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Has a report written.
     *
     * @throws ApiException 422 with everything that is wrong with the body, or when enough of the account are under way
     */
    Report create(Tx tx, UUID accountId, CheckedBody body) {
        Problems problems = Problems.startingWith(body.problems());
        AccountLock.take(tx, accountId);
        if (ReportStore.countPending(tx, accountId) >= MOST_PENDING) {
            problems.add(ProblemCode.UNPROCESSABLE.because(MOST_PENDING
                    + " reports of your account are being written already. Ask again when one of them is completed."));
        }
        JsonNode given = body.usable();
        ReportFilters filters = ReportFilters.of(given.path("params").path("filters"), problems);
        problems.throwIfAny();
        Instant now = clock.instant();
        Report report = new Report(
                ids.next(),
                accountId,
                given.path("report_type").asString(),
                ReportStatus.PENDING,
                filters,
                null,
                null,
                0,
                Report.Progress.NONE,
                now,
                now,
                null);
        ReportStore.insert(tx, report);
        ReportStore.endedBefore(tx, accountId, MOST).forEach(old -> {
            // The report before its job, as its expiry does.
            remove(tx, old);
            jobs.cancel(tx, ReportExpiry.KIND, old);
        });
        jobs.schedule(tx, ReportJob.KIND, report.id(), now);
        return report;
    }

    /** Deletes a report of any account, and ceases to use its document. Does nothing when it is gone. */
    void remove(Tx tx, UUID id) {
        ReportStore.delete(tx, id)
                .ifPresent(accountId ->
                        links.set(tx, accountId, new DocumentUse(Report.RECORD_TYPE, id, null), List.of()));
    }

    /** @throws ApiException 404 when the account has no such report */
    Report get(UUID accountId, UUID id) {
        return db.read(tx -> ReportStore.find(tx, accountId, id))
                .orElseThrow(
                        () -> new ApiException(ProblemCode.NOT_FOUND.in("id", "There is no report with this id.")));
    }

    Listed<Report> list(UUID accountId, Query query) {
        return ReportStore.list(db, accountId, query);
    }
}
