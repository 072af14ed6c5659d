package dev.portwright.webhook;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which server looks after which endpoint, and until when. Leases go by the clock of the database. */
final class LeaseStore {
    private LeaseStore() {}

    /** An endpoint that this server has leased, with its secrets as they are kept. */
    record Leased(Endpoint endpoint, byte[] secret, byte @Nullable [] oldSecret) {}

    /** Leases endpoints that are due and on, and that nobody looks after. */
    static List<Leased> lease(
            Tx tx, String server, Instant now, Collection<UUID> except, Collection<UUID> exceptAccounts, int most) {
        return tx.sql("""
                        UPDATE webhook_endpoint
                        SET leased_by = ?, leased_until = clock_timestamp() + ? * interval '1 second'
                        WHERE id IN (SELECT id FROM webhook_endpoint
                                     WHERE next_due_at <= ? AND off_at IS NULL AND id <> ALL (?) AND account_id <> ALL (?)
                                         AND (leased_until IS NULL OR leased_until < clock_timestamp())
                                     ORDER BY next_due_at LIMIT ? FOR UPDATE SKIP LOCKED)
                        RETURNING id, account_id, origin, failures, failing_since, off_at, off_reason, created_at, secret,
                                  CASE WHEN old_until > ? THEN old_secret END""")
                .set(server)
                .set(Couriers.LEASE.toSeconds())
                .set(now)
                .array("uuid", except)
                .array("uuid", exceptAccounts)
                .set(most)
                .set(now)
                .list(row -> new Leased(EndpointStore.endpoint(row), row.bytes(), row.bytesOrNull()));
    }

    /** Prolongs the leases that this server has on endpoints, however long what is sent there takes. */
    static void prolong(Tx tx, String server, Collection<UUID> ids) {
        tx.sql("""
                        UPDATE webhook_endpoint SET leased_until = clock_timestamp() + ? * interval '1 second'
                        WHERE id = ANY (?) AND leased_by = ?""")
                .set(Couriers.LEASE.toSeconds())
                .array("uuid", ids)
                .set(server)
                .execute();
    }

    /**
     * Gives back an endpoint. The row is locked before the deliveries are looked at: what is queued meanwhile is seen, or is
     * queued after that and says itself when it is due.
     */
    static void release(Tx tx, UUID id, String server, Instant notBefore) {
        boolean mine = tx.sql("SELECT true FROM webhook_endpoint WHERE id = ? AND leased_by = ? FOR UPDATE")
                .set(id)
                .set(server)
                .one(Sql.Row::bool)
                .isPresent();
        if (mine) {
            tx.sql("""
                            UPDATE webhook_endpoint
                            SET leased_by = NULL, leased_until = NULL,
                                next_due_at = (SELECT CASE WHEN min(due_at) IS NOT NULL THEN greatest(min(due_at), ?) END
                                               FROM webhook_delivery WHERE endpoint_id = ? AND state = 'waiting')
                            WHERE id = ?""").set(notBefore).set(id).set(id).execute();
        }
    }

    /** Ends all leases: those of servers that are no more. */
    static int releaseAll(Tx tx) {
        return tx.sql("UPDATE webhook_endpoint SET leased_by = NULL, leased_until = NULL WHERE leased_by IS NOT NULL")
                .execute();
    }
}
