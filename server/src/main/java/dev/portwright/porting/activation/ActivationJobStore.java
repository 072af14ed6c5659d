package dev.portwright.porting.activation;

import dev.portwright.foc.ActivationType;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of activation jobs. Whoever changes one holds the lock of its order. */
final class ActivationJobStore {
    private static final String SELECT = """
            SELECT id, account_id, porting_order_id, activation_type, status, activate_at, window_start, window_end,
                   attempts, created_at, updated_at
            FROM activation_job""";

    private ActivationJobStore() {}

    /** The order of a job, whichever account it belongs to: for the job itself when its time has come. */
    static Optional<UUID> orderOf(Tx tx, UUID jobId) {
        return tx.sql("SELECT porting_order_id FROM activation_job WHERE id = ?")
                .set(jobId)
                .one(Sql.Row::uuid);
    }

    static Optional<ActivationJob> find(Tx tx, UUID accountId, UUID orderId, UUID jobId) {
        return tx.sql(SELECT + " WHERE account_id = ? AND porting_order_id = ? AND id = ?")
                .set(accountId)
                .set(orderId)
                .set(jobId)
                .one(ActivationJobStore::job);
    }

    /** The job of the order that is not over, if there is one. */
    static Optional<ActivationJob> open(Tx tx, UUID accountId, UUID orderId) {
        return tx.sql(SELECT + " WHERE account_id = ? AND porting_order_id = ? AND status IN ('created', 'in-process')")
                .set(accountId)
                .set(orderId)
                .one(ActivationJobStore::job);
    }

    /** One page of an order's jobs, newest first. */
    static List<ActivationJob> list(Tx tx, UUID accountId, UUID orderId, int limit, long offset) {
        return tx.sql(
                        SELECT
                                + " WHERE account_id = ? AND porting_order_id = ? ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?")
                .set(accountId)
                .set(orderId)
                .set(limit)
                .set(offset)
                .list(ActivationJobStore::job);
    }

    static long count(Tx tx, UUID accountId, UUID orderId) {
        return tx.sql("SELECT count(*) FROM activation_job WHERE account_id = ? AND porting_order_id = ?")
                .set(accountId)
                .set(orderId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    static void insert(Tx tx, ActivationJob job) {
        tx.sql("""
                        INSERT INTO activation_job (
                            id, account_id, porting_order_id, activation_type, status, activate_at, window_start,
                            window_end, attempts, created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .set(job.id())
                .set(job.accountId())
                .set(job.orderId())
                .set(job.type().wireName())
                .set(job.status().word())
                .set(job.activateAt())
                .set(job.windowStart())
                .set(job.windowEnd())
                .set(job.attempts())
                .set(job.createdAt())
                .set(job.updatedAt())
                .execute();
    }

    static void update(Tx tx, ActivationJob job) {
        tx.sql("""
                        UPDATE activation_job SET status = ?, activate_at = ?, window_start = ?, window_end = ?,
                            attempts = ?, updated_at = ?
                        WHERE account_id = ? AND id = ?""")
                .set(job.status().word())
                .set(job.activateAt())
                .set(job.windowStart())
                .set(job.windowEnd())
                .set(job.attempts())
                .set(job.updatedAt())
                .set(job.accountId())
                .set(job.id())
                .execute();
    }

    private static ActivationJob job(Sql.Row row) {
        return new ActivationJob(
                row.uuid(),
                row.uuid(),
                row.uuid(),
                ActivationType.ofWireName(row.string()).orElseThrow(),
                ActivationJob.Status.of(row.string()),
                row.instant(),
                row.instant(),
                row.instant(),
                row.integer(),
                row.instant(),
                row.instant());
    }
}
