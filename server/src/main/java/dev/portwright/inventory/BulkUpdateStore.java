package dev.portwright.inventory;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code messaging_bulk_update}, and what such an update does to numbers. */
@ApplicationScoped
class BulkUpdateStore {
    /** How many an account has: the newest. */
    static final int MOST = 1_000;

    /**
     * Gives those of the numbers that the account owns a messaging profile, and answers them. They are locked in one order, so
     * that updates of the same numbers at the same time do not wait for each other in a circle.
     */
    List<String> assign(Tx tx, UUID accountId, @Nullable String profileId, List<String> phoneNumbers, Instant now) {
        return tx.sql("""
                        WITH mine AS (
                            SELECT id FROM inventory_number
                            WHERE account_id = ? AND status = 'active' AND phone_number = ANY (?)
                            ORDER BY id FOR UPDATE)
                        UPDATE inventory_number n
                        SET messaging_profile_id = ?,
                            updated_at = GREATEST(?, n.updated_at + interval '1 millisecond')
                        FROM mine WHERE n.id = mine.id RETURNING n.phone_number""")
                .set(accountId)
                .array("text", phoneNumbers)
                .set(profileId)
                .set(now)
                .list(Sql.Row::string);
    }

    /** Keeps what became of an update, and no more than the newest of the account. */
    void insert(Tx tx, UUID accountId, BulkUpdate update, Instant now) {
        tx.sql("""
                        WITH forgotten AS (
                            DELETE FROM messaging_bulk_update WHERE id IN (
                                SELECT id FROM messaging_bulk_update WHERE account_id = ?
                                ORDER BY created_at DESC, id DESC OFFSET ?))
                        INSERT INTO messaging_bulk_update (id, account_id, created_at, success, failed)
                        VALUES (?, ?, ?, ?, ?)""")
                .set(accountId)
                .set(MOST - 1)
                .set(update.id())
                .set(accountId)
                .set(now)
                .array("text", update.success())
                .array("text", update.failed())
                .execute();
    }

    Optional<BulkUpdate> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql("SELECT id, success, failed FROM messaging_bulk_update WHERE account_id = ? AND id = ?")
                .set(accountId)
                .set(id)
                .one(row -> new BulkUpdate(row.uuid(), row.strings(), row.strings()));
    }
}
