package dev.portwright.platform.blob;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of bytes. */
final class BlobStore {
    private BlobStore() {}

    static void begin(Tx tx, UUID accountId, UUID id, boolean kept) {
        tx.sql("INSERT INTO blob (id, account_id, kept) VALUES (?, ?, ?)")
                .set(id)
                .set(accountId)
                .set(kept)
                .execute();
    }

    static void add(Tx tx, UUID id, long position, byte[] bytes) {
        tx.sql("INSERT INTO blob_part (blob_id, position, bytes) VALUES (?, ?, ?)")
                .set(id)
                .set(position)
                .set(bytes)
                .execute();
    }

    /**
     * The same for a part whose commit need not wait for the disk: that of the transaction which keeps the bytes comes later
     * in the log, and waits for all before it.
     */
    static void addInPassing(Tx tx, UUID id, long position, byte[] bytes) {
        tx.sql("""
                        WITH passing AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS setting)
                        INSERT INTO blob_part (blob_id, position, bytes)
                        SELECT ?, ?, ? FROM passing WHERE setting = 'off'""").set(id).set(position).set(bytes).execute();
    }

    /** False when the bytes were taken for those of a server that died. */
    static boolean keep(Tx tx, UUID accountId, UUID id) {
        return tx.sql("UPDATE blob SET kept = true WHERE account_id = ? AND id = ? AND NOT kept")
                        .set(accountId)
                        .set(id)
                        .execute()
                == 1;
    }

    /**
     * A part.
     *
     * @param position of its first byte
     */
    record Part(long position, byte[] bytes) {}

    /** The part that has the byte at this position, or the last one before it. */
    static Optional<Part> part(Tx tx, UUID accountId, UUID id, long position) {
        return tx.sql("""
                        SELECT p.position, p.bytes FROM blob b JOIN blob_part p ON p.blob_id = b.id
                        WHERE b.account_id = ? AND b.id = ? AND p.position <= ?
                        ORDER BY p.position DESC LIMIT 1""").set(accountId).set(id).set(position).one(row -> new Part(row.number(), row.bytes()));
    }

    /** All parts, in their order. */
    static List<byte[]> parts(Tx tx, UUID accountId, UUID id) {
        return tx.sql("""
                        SELECT p.bytes FROM blob b JOIN blob_part p ON p.blob_id = b.id
                        WHERE b.account_id = ? AND b.id = ?
                        ORDER BY p.position""").set(accountId).set(id).list(Sql.Row::bytes);
    }

    static void delete(Tx tx, UUID accountId, Collection<UUID> ids) {
        tx.sql("DELETE FROM blob WHERE account_id = ? AND id = ANY (?)")
                .set(accountId)
                .array("uuid", ids)
                .execute();
    }

    static boolean deleteUnkept(Tx tx, UUID accountId) {
        return tx.sql("""
                                DELETE FROM blob WHERE id IN (
                                    SELECT id FROM blob WHERE account_id = ? AND NOT kept LIMIT 20)""").set(accountId).execute() > 0;
    }

    /** Deletes some that nobody has written to for so long; answers how many. */
    static int deleteSilent(Tx tx, Duration silence, int most) {
        return tx.sql("""
                        DELETE FROM blob WHERE id IN (
                            SELECT b.id FROM blob b
                            WHERE NOT b.kept
                                AND b.begun_at <= now() - make_interval(secs => ?)
                                AND NOT EXISTS (SELECT 1 FROM blob_part p
                                                WHERE p.blob_id = b.id
                                                    AND p.written_at > now() - make_interval(secs => ?))
                            ORDER BY b.begun_at LIMIT ? FOR UPDATE SKIP LOCKED)""")
                .set(silence.toSeconds())
                .set(silence.toSeconds())
                .set(most)
                .execute();
    }

    static boolean anyUnkept(Tx tx) {
        return tx.sql("SELECT true FROM blob WHERE NOT kept LIMIT 1")
                .one(Sql.Row::bool)
                .isPresent();
    }
}
