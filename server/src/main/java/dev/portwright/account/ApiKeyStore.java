package dev.portwright.account;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rows of API keys. */
final class ApiKeyStore {
    private static final String COLUMNS = "id, account_id, user_id, name, prefix, created_at, last_used_at, revoked_at";

    private ApiKeyStore() {}

    static void insert(Tx tx, ApiKey key, byte[] hash) {
        tx.sql("""
                        INSERT INTO api_key (id, account_id, user_id, name, prefix, key_hash, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE
                        SET prefix = excluded.prefix, key_hash = excluded.key_hash, revoked_at = NULL
                        WHERE api_key.key_hash <> excluded.key_hash OR api_key.revoked_at IS NOT NULL""")
                .set(key.id())
                .set(key.accountId())
                .set(key.userId())
                .set(key.name())
                .set(key.prefix())
                .set(hash)
                .set(key.createdAt())
                .execute();
    }

    /** The callers who have keys with these hashes, by hash; without those that are unknown or revoked. */
    @SuppressWarnings("ByteBufferBackingArray") // each was made by wrapping a hash
    static Map<ByteBuffer, Caller> callersWith(Tx tx, Collection<ByteBuffer> hashes) {
        Map<ByteBuffer, Caller> callers = new HashMap<>();
        // The driver takes no list of byte arrays.
        List<String> texts = hashes.stream()
                .map(hash -> "\\x" + HexFormat.of().formatHex(hash.array()))
                .toList();
        tx.sql("""
                        SELECT key.key_hash, key.account_id, key.user_id, key.id, account.suspended_at IS NOT NULL
                        FROM api_key key JOIN account ON account.id = key.account_id
                        WHERE key.key_hash = ANY (?) AND key.revoked_at IS NULL""")
                .array("bytea", texts)
                .list(row -> callers.put(
                        ByteBuffer.wrap(row.bytes()),
                        new Caller(row.uuid(), row.uuid(), row.uuid(), row.bool(), null)));
        return callers;
    }

    static List<ApiKey> list(Tx tx, UUID accountId, Page page) {
        return tx.sql("SELECT " + COLUMNS
                        + " FROM api_key WHERE account_id = ? ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?")
                .set(accountId)
                .set(page.size())
                .set(page.offset())
                .list(row -> new ApiKey(
                        row.uuid(),
                        row.uuid(),
                        row.uuid(),
                        row.string(),
                        row.string(),
                        row.instant(),
                        row.instantOrNull(),
                        row.instantOrNull()));
    }

    static long count(Tx tx, UUID accountId) {
        return tx.sql("SELECT count(*) FROM api_key WHERE account_id = ?")
                .set(accountId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** The account that owns the key, when there is such a key. */
    static Optional<UUID> owner(Tx tx, UUID keyId) {
        return tx.sql("SELECT account_id FROM api_key WHERE id = ?").set(keyId).one(Sql.Row::uuid);
    }

    /** Revokes the key, once; a second time changes nothing. */
    static void revoke(Tx tx, UUID keyId, Instant now) {
        tx.sql("UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")
                .set(now)
                .set(keyId)
                .execute();
    }

    static void used(Tx tx, Map<UUID, Instant> lastUses) {
        Sql update = tx.sql("UPDATE api_key SET last_used_at = greatest(last_used_at, ?) WHERE id = ?");
        for (Map.Entry<UUID, Instant> use : lastUses.entrySet()) {
            update.set(use.getValue()).set(use.getKey()).next();
        }
        update.executeBatch();
    }
}
