package dev.portwright.platform.crypto;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Goes through a column of sealed values block by block of its table, so that no index is needed for what happens once
 * in years, and no statement takes long however large the table is.
 */
final class SealedColumnStore {
    private final Tx tx;
    private final SealedColumn column;
    private final String range;

    /** @param blocks how many blocks of the table, beginning with {@code first}, to look at */
    SealedColumnStore(Tx tx, SealedColumn column, long first, int blocks) {
        this.tx = tx;
        this.column = column;
        this.range = " WHERE ctid >= '(" + first + ",0)'::tid AND ctid < '(" + (first + blocks) + ",0)'::tid AND "
                + column.column() + " IS NOT NULL";
    }

    record Value(String place, UUID owner, byte[] sealed) {}

    static long blocks(Tx tx, SealedColumn column) {
        return tx.sql("SELECT pg_relation_size(?::regclass) / current_setting('block_size')::bigint")
                .set(column.table())
                .one(Sql.Row::number)
                .orElseThrow();
    }

    /** How many values begin with the bytes of each key. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        String start = "substr(" + column.column() + ", 1, " + (1 + EncryptionKey.ID_BYTES) + ")";
        // Values that do not name their key have anything in its place.
        tx.sql("SELECT CASE WHEN get_byte(" + start + ", 0) = 1 THEN '\\x01'::bytea ELSE " + start
                        + " END AS start, count(*) FROM " + column.table() + range + " GROUP BY 1")
                .list(row -> counts.merge(Sealer.keyIdOf(row.bytes()), row.number(), Long::sum));
        return counts;
    }

    /** Locks the values that another key has sealed; those of rows that somebody works on are left out. */
    List<Value> lockOthers(String keyId) {
        return tx.sql("SELECT ctid::text, " + column.owner() + ", " + column.column() + " FROM "
                        + column.table() + range + " AND substr(" + column.column() + ", 1, "
                        + (1 + EncryptionKey.ID_BYTES) + ") <> ? FOR UPDATE SKIP LOCKED")
                .set(Sealer.prefix(keyId))
                .list(row -> new Value(row.string(), row.uuid(), row.bytes()));
    }

    void replace(List<Value> values) {
        Sql sql = tx.sql("UPDATE " + column.table() + " SET " + column.column() + " = ? WHERE ctid = ?::tid");
        for (Value value : values) {
            sql.set(value.sealed).set(value.place).next();
        }
        sql.executeBatch();
    }
}
