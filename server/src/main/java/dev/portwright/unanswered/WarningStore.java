package dev.portwright.unanswered;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds orders in exception by how long they wait, and keeps which of their owners were told. */
final class WarningStore {
    /**
     * Each order in exception, since when it waits: since it was changed last, or its owner commented on it last. Those of
     * accounts that are suspended are not among them: their owners cannot answer.
     */
    private static final SqlText WAITING = SqlText.of("""
            FROM porting_order o
            JOIN account a ON a.id = o.account_id AND a.suspended_at IS NULL
            CROSS JOIN LATERAL (
                SELECT greatest(o.updated_at, (
                    SELECT max(c.created_at) FROM porting_comment c
                    WHERE c.account_id = o.account_id AND c.porting_order_id = o.id AND c.user_type = 'user')) AS since
            ) waits
            LEFT JOIN exception_warning w ON w.porting_order_id = o.id AND w.since = waits.since
            WHERE o.status = 'exception'""");

    private WarningStore() {}

    /** An order that waits, and since when. */
    record Waiting(UUID orderId, Instant since) {}

    /** Those that have waited since that time or longer and whose owners were not told. */
    static List<Waiting> untold(Tx tx, Instant time, int most) {
        return tx.sql(SqlText.of("""
                                SELECT o.id, waits.since {waiting}
                                AND o.updated_at <= {time} AND waits.since <= {time} AND w.porting_order_id IS NULL
                                ORDER BY o.updated_at, o.id LIMIT {most}""")
                        .with("waiting", WAITING)
                        .with("time", time)
                        .with("most", most))
                .list(WarningStore::waiting);
    }

    /** Those whose owners were told that they will be cancelled by now. */
    static List<Waiting> due(Tx tx, Instant now, int most) {
        return tx.sql(SqlText.of("""
                                SELECT o.id, waits.since {waiting}
                                AND w.cancel_at <= {now} ORDER BY w.cancel_at, o.id LIMIT {most}""").with("waiting", WAITING).with("now", now).with("most", most))
                .list(WarningStore::waiting);
    }

    /** Since when the order waits; empty when it does not. */
    static Optional<Instant> since(Tx tx, UUID orderId) {
        return tx.sql(SqlText.of("SELECT waits.since {waiting} AND o.id = {order}")
                        .with("waiting", WAITING)
                        .with("order", orderId))
                .one(Sql.Row::instant);
    }

    /** When there is something to do next, if anything waits. */
    static Optional<Instant> next(Tx tx, Duration untilTold) {
        return tx.sql(SqlText.of("""
                                SELECT min(CASE WHEN w.porting_order_id IS NULL
                                                THEN waits.since + make_interval(secs => {seconds})
                                                ELSE w.cancel_at END) {waiting}""").with("waiting", WAITING).with("seconds", untilTold.toSeconds()))
                .one(row -> Optional.ofNullable(row.instantOrNull()))
                .flatMap(found -> found);
    }

    /** @param cancelAt null when it cannot be cancelled */
    static void told(Tx tx, UUID accountId, Waiting order, @Nullable Instant cancelAt) {
        tx.sql("""
                        INSERT INTO exception_warning (porting_order_id, account_id, since, cancel_at)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (porting_order_id) DO UPDATE
                        SET since = excluded.since, cancel_at = excluded.cancel_at""")
                .set(order.orderId())
                .set(accountId)
                .set(order.since())
                .set(cancelAt)
                .execute();
    }

    /** Forgets what was told of orders that have been answered since. */
    static void forgetAnswered(Tx tx, Instant now) {
        tx.sql("DELETE FROM exception_warning WHERE cancel_at <= ?").set(now).execute();
    }

    private static Waiting waiting(Sql.Row row) {
        return new Waiting(row.uuid(), row.instant());
    }
}
