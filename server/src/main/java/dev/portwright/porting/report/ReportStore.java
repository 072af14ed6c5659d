package dev.portwright.porting.report;

import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of reports. */
final class ReportStore {
    private static final List<Filter> FILTERS =
            List.of(Filter.text("report_type", "report_type"), Filter.text("status", "status"));

    private static final SqlText COLUMNS = SqlText.of("""
            id, account_id, report_type, status, filters, document_id, failure, attempts, numbers_read, numbers_total,
            rows_written, created_at, updated_at, expires_at""");

    private static final SqlText ONE = SqlText.of(
                    "SELECT {columns} FROM porting_report WHERE account_id = {account} AND id = {id}")
            .with("columns", COLUMNS);

    private static final SqlText PENDING = SqlText.of(
                    "SELECT {columns} FROM porting_report WHERE id = {id} AND status = 'pending' FOR UPDATE")
            .with("columns", COLUMNS);

    private static final SqlText PAGE = SqlText.of("""
            SELECT {columns} FROM porting_report
            WHERE account_id = {account} AND {filters}
            ORDER BY created_at DESC, id DESC LIMIT {limit} OFFSET {offset}""").with("columns", COLUMNS);

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*) FROM (
                SELECT 1 FROM porting_report WHERE account_id = {account} AND {filters} LIMIT {most}) counted""");

    private ReportStore() {}

    static void insert(Tx tx, Report report) {
        tx.sql("""
                        INSERT INTO porting_report (id, account_id, report_type, filters, created_at, updated_at)
                        VALUES (?, ?, ?, ?::jsonb, ?, ?)""")
                .set(report.id())
                .set(report.accountId())
                .set(report.type())
                .json(Json.text(report.filters()))
                .set(report.createdAt())
                .set(report.updatedAt())
                .execute();
    }

    static Optional<Report> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql(ONE.with("account", accountId).with("id", id)).one(ReportStore::report);
    }

    /** The report unless it has ended; others who would change it wait until the transaction does. */
    static Optional<Report> lockPending(Tx tx, UUID id) {
        return tx.sql(PENDING.with("id", id)).one(ReportStore::report);
    }

    static Listed<Report> list(Db db, UUID accountId, Query query) {
        SqlText filters = Filter.where(FILTERS, query).text();
        return Listed.read(
                db,
                query.page(),
                PAGE.with("account", accountId).with("filters", filters),
                COUNT.with("account", accountId).with("filters", filters),
                ReportStore::report);
    }

    static long countPending(Tx tx, UUID accountId) {
        return tx.sql("SELECT count(*) FROM porting_report WHERE account_id = ? AND status = 'pending'")
                .set(accountId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** How many reports of all accounts were asked for before this one and have not ended, at most so many. */
    static int countBefore(Tx tx, Report report, int most) {
        return tx.sql("""
                        SELECT count(*) FROM (
                            SELECT 1 FROM porting_report WHERE status = 'pending' AND created_at < ? LIMIT ?) before""")
                .set(report.createdAt())
                .set(most)
                .one(Sql.Row::integer)
                .orElse(0);
    }

    /** Those of the account that have ended, but for the newest of all its reports. */
    static List<UUID> endedBefore(Tx tx, UUID accountId, int newest) {
        return tx.sql("""
                        SELECT id FROM (
                            SELECT id, status FROM porting_report WHERE account_id = ?
                            ORDER BY created_at DESC, id DESC OFFSET ?) older
                        WHERE status <> 'pending'""").set(accountId).set(newest).list(Sql.Row::uuid);
    }

    /** Counts a try and begins it anew. */
    static void begin(Tx tx, Report report, long numbersTotal, Instant now) {
        tx.sql("""
                        UPDATE porting_report
                        SET attempts = attempts + 1, numbers_read = 0, numbers_total = ?, rows_written = 0, updated_at = ?
                        WHERE account_id = ? AND id = ?""")
                .set(numbersTotal)
                .set(now)
                .set(report.accountId())
                .set(report.id())
                .execute();
    }

    /** Takes a try back that ended through no fault of the report. */
    static void uncount(Tx tx, Report report) {
        tx.sql("UPDATE porting_report SET attempts = attempts - 1 WHERE account_id = ? AND id = ? AND attempts > 0")
                .set(report.accountId())
                .set(report.id())
                .execute();
    }

    /** False when the report is gone or has ended. */
    static boolean proceed(Tx tx, Report report, Report.Progress progress, Instant now) {
        return tx.sql("""
                                UPDATE porting_report SET numbers_read = ?, rows_written = ?, updated_at = ?
                                WHERE account_id = ? AND id = ? AND status = 'pending'""")
                        .set(progress.numbersRead())
                        .set(progress.rowsWritten())
                        .set(now)
                        .set(report.accountId())
                        .set(report.id())
                        .execute()
                == 1;
    }

    static void complete(
            Tx tx, Report report, UUID documentId, Report.Progress progress, Instant now, Instant expiresAt) {
        tx.sql("""
                        UPDATE porting_report
                        SET status = 'completed', document_id = ?, numbers_read = ?, numbers_total = ?, rows_written = ?,
                            updated_at = ?, expires_at = ?
                        WHERE account_id = ? AND id = ?""")
                .set(documentId)
                .set(progress.numbersRead())
                .set(progress.numbersRead())
                .set(progress.rowsWritten())
                .set(now)
                .set(expiresAt)
                .set(report.accountId())
                .set(report.id())
                .execute();
    }

    static void fail(Tx tx, Report report, String reason, Instant now, Instant expiresAt) {
        tx.sql("""
                        UPDATE porting_report SET status = 'failed', failure = ?, updated_at = ?, expires_at = ?
                        WHERE account_id = ? AND id = ?""")
                .set(reason)
                .set(now)
                .set(expiresAt)
                .set(report.accountId())
                .set(report.id())
                .execute();
    }

    /** Deletes a report of any account; answers whose it was, or nothing when it is gone already. */
    static Optional<UUID> delete(Tx tx, UUID id) {
        return tx.sql("DELETE FROM porting_report WHERE id = ? RETURNING account_id")
                .set(id)
                .one(Sql.Row::uuid);
    }

    static List<UUID> deleteSome(Tx tx, UUID accountId, int most) {
        return tx.sql("""
                        DELETE FROM porting_report WHERE id IN (
                            SELECT id FROM porting_report WHERE account_id = ? LIMIT ?)
                        RETURNING id""").set(accountId).set(most).list(Sql.Row::uuid);
    }

    private static Report report(Sql.Row row) {
        return new Report(
                row.uuid(),
                row.uuid(),
                row.string(),
                ReportStatus.of(row.string()),
                Json.read(row.string(), ReportFilters.class),
                row.uuidOrNull(),
                row.stringOrNull(),
                row.integer(),
                new Report.Progress(row.number(), row.longOrNull(), row.number()),
                row.instant(),
                row.instant(),
                row.instantOrNull());
    }
}
