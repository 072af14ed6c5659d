package dev.portwright.managed;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Rows of what the operator has said that managers have to hand out. */
final class ChannelPoolStore {
    /** @param id what its history is about */
    record Kept(UUID id, long version) {}

    private ChannelPoolStore() {}

    static Optional<Integer> channels(Tx tx, UUID accountId) {
        return tx.sql("SELECT channels FROM outbound_channel_pool WHERE account_id = ?")
                .set(accountId)
                .one(Sql.Row::integer);
    }

    /** @param id taken where there is no row yet */
    static Kept put(Tx tx, UUID id, UUID accountId, int channels, Instant now) {
        return tx.sql("""
                        INSERT INTO outbound_channel_pool AS pool (id, account_id, channels, version, updated_at)
                        VALUES (?, ?, ?, 1, ?)
                        ON CONFLICT (account_id) DO UPDATE
                        SET channels = excluded.channels, version = pool.version + 1, updated_at = excluded.updated_at
                        RETURNING id, version""")
                .set(id)
                .set(accountId)
                .set(channels)
                .set(now)
                .one(row -> new Kept(row.uuid(), row.number()))
                .orElseThrow();
    }

    static boolean delete(Tx tx, UUID accountId) {
        return tx.sql("DELETE FROM outbound_channel_pool WHERE account_id = ?")
                        .set(accountId)
                        .execute()
                > 0;
    }
}
