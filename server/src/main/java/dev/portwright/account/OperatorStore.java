package dev.portwright.account;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows of operators. */
final class OperatorStore {
    private OperatorStore() {}

    static void insert(Tx tx, Operator operator, byte[] hash) {
        tx.sql("INSERT INTO operator (id, name, prefix, key_hash, created_at) VALUES (?, ?, ?, ?, ?)")
                .set(operator.id())
                .set(operator.name())
                .set(operator.prefix())
                .set(hash)
                .set(operator.createdAt())
                .execute();
    }

    /** Those who were not removed, by the hash of their key. */
    static Map<ByteBuffer, Operator> byHash(Tx tx) {
        return tx.sql("""
                        SELECT key_hash, id, name, prefix, created_at, removed_at FROM operator
                        WHERE removed_at IS NULL""").list(row -> Map.entry(ByteBuffer.wrap(row.bytes()), read(row))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static List<Operator> list(Tx tx, Page page) {
        return tx.sql("""
                        SELECT id, name, prefix, created_at, removed_at FROM operator
                        ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?""").set(page.size()).set(page.offset()).list(OperatorStore::read);
    }

    static long count(Tx tx) {
        return tx.sql("SELECT count(*) FROM operator").one(Sql.Row::number).orElse(0L);
    }

    /** True when there is such an operator, removed or not. */
    static boolean remove(Tx tx, UUID id, Instant now) {
        return tx.sql("UPDATE operator SET removed_at = coalesce(removed_at, ?) WHERE id = ?")
                        .set(now)
                        .set(id)
                        .execute()
                == 1;
    }

    private static Operator read(Sql.Row row) {
        return new Operator(row.uuid(), row.string(), row.string(), row.instant(), row.instantOrNull());
    }
}
