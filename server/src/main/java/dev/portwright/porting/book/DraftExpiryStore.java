package dev.portwright.porting.book;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds drafts of all accounts by their age. Goes through {@code porting_order_drafts}, the drafts by creation: none was
 * touched before it was created.
 */
final class DraftExpiryStore {
    private DraftExpiryStore() {}

    record Draft(UUID accountId, UUID id) {}

    /**
     * Locks drafts that were last touched at that time or before, the longest untouched first. Those that somebody works
     * on at this moment are left out: they are being touched, or the next run finds them.
     */
    static List<Draft> lockUntouchedSince(Tx tx, Instant time, int most) {
        return tx.sql("""
                        SELECT account_id, id FROM porting_order
                        WHERE status = 'draft' AND created_at <= ? AND updated_at <= ?
                        ORDER BY updated_at, id LIMIT ? FOR UPDATE SKIP LOCKED""").set(time).set(time).set(most).list(row -> new Draft(row.uuid(), row.uuid()));
    }

    /**
     * When the draft that was left alone for longest was touched last. None was touched before it was created, so only
     * those created before any of the oldest was touched have to be looked at.
     */
    static Optional<Instant> longestUntouched(Tx tx) {
        return tx.sql("""
                        SELECT updated_at FROM porting_order
                        WHERE status = 'draft' AND created_at <= (
                            SELECT min(updated_at) FROM (
                                SELECT updated_at FROM porting_order WHERE status = 'draft'
                                ORDER BY created_at LIMIT 1000) oldest)
                        ORDER BY updated_at LIMIT 1""").one(Sql.Row::instant);
    }
}
