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
    /** What a part violates whose blob was deleted. */
    static final String PART_OF_NOTHING = "blob_part_blob_id_fkey";

    private BlobStore() {}

    static void begin(Tx tx, UUID accountId, UUID id, boolean kept) {
        tx.sql("INSERT INTO blob (id, account_id, kept) VALUES (?, ?, ?)")
                .set(id)
                .set(accountId)
                .set(kept)
                .execute();
    }

    /** For bytes that are about to become an object with this key. */
    static void beginObject(Tx tx, UUID accountId, UUID id, String key) {
        tx.sql("INSERT INTO blob (id, account_id, kept, object_key) VALUES (?, ?, false, ?)")
                .set(id)
                .set(accountId)
                .set(key)
                .execute();
    }

    /** The key of the object that has the bytes; empty when it is none. */
    static Optional<String> objectKey(Tx tx, UUID accountId, UUID id) {
        return tx.sql("SELECT object_key FROM blob WHERE account_id = ? AND id = ? AND object_key IS NOT NULL")
                .set(accountId)
                .set(id)
                .one(Sql.Row::string);
    }

    static boolean anyObject(Tx tx) {
        return tx.sql("SELECT true FROM blob WHERE object_key IS NOT NULL LIMIT 1")
                .one(Sql.Row::bool)
                .isPresent();
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
        return tx.sql("UPDATE blob SET kept = true WHERE account_id = ? AND id = ? AND NOT kept AND NOT dropped")
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

    /** Deletes what is in parts and drops what is objects, which are where they will be; true when there was such. */
    static boolean delete(Tx tx, UUID accountId, Collection<UUID> ids) {
        return tx.sql("""
                                WITH parts AS (
                                    DELETE FROM blob WHERE account_id = ? AND id = ANY (?) AND object_key IS NULL)
                                UPDATE blob SET kept = false, dropped = true, arrived = true
                                WHERE account_id = ? AND id = ANY (?) AND object_key IS NOT NULL""")
                        .set(accountId)
                        .array("uuid", ids)
                        .set(accountId)
                        .array("uuid", ids)
                        .execute()
                > 0;
    }

    static void deleteParts(Tx tx, UUID accountId, UUID id) {
        tx.sql("DELETE FROM blob WHERE account_id = ? AND id = ? AND object_key IS NULL")
                .set(accountId)
                .set(id)
                .execute();
    }

    static boolean deleteUnkept(Tx tx, UUID accountId) {
        return tx.sql("""
                                DELETE FROM blob WHERE id IN (
                                    SELECT id FROM blob
                                    WHERE account_id = ? AND NOT kept AND object_key IS NULL LIMIT 20)""").set(accountId).execute() > 0;
    }

    /** Drops objects of an account that are not kept. */
    static void dropUnkept(Tx tx, UUID accountId) {
        tx.sql("""
                        UPDATE blob SET dropped = true
                        WHERE account_id = ? AND NOT kept AND NOT dropped AND object_key IS NOT NULL""").set(accountId).execute();
    }

    /**
     * Drops an object unless it is kept; false when it is.
     *
     * @param arrived whether the store has had all that it is sent of it
     */
    static boolean drop(Tx tx, UUID accountId, UUID id, boolean arrived) {
        return tx.sql("UPDATE blob SET dropped = true, arrived = ? WHERE account_id = ? AND id = ? AND NOT kept")
                        .set(arrived)
                        .set(accountId)
                        .set(id)
                        .execute()
                == 1;
    }

    /** An object that is dropped. */
    record Dropped(UUID id, String key) {}

    /** Some objects that are dropped, but for these, and have arrived or were begun so long ago that they will not any more. */
    static List<Dropped> dropped(Tx tx, Collection<UUID> except, Duration late, int most) {
        return tx.sql("""
                        SELECT id, object_key FROM blob
                        WHERE dropped AND (arrived OR begun_at <= now() - make_interval(secs => ?)) AND id <> ALL (?)
                        ORDER BY begun_at, id LIMIT ?""")
                .set(late.toSeconds())
                .array("uuid", except)
                .set(most)
                .list(row -> new Dropped(row.uuid(), row.string()));
    }

    static boolean anyDropped(Tx tx) {
        return tx.sql("SELECT true FROM blob WHERE dropped LIMIT 1")
                .one(Sql.Row::bool)
                .isPresent();
    }

    static void forgetDropped(Tx tx, UUID id) {
        tx.sql("DELETE FROM blob WHERE id = ? AND dropped").set(id).execute();
    }

    /** Deletes some in parts that nobody has written to for so long; answers how many. */
    static int deleteSilent(Tx tx, Duration silence, int most) {
        return tx.sql("""
                        DELETE FROM blob WHERE id IN (
                            SELECT b.id FROM blob b
                            WHERE NOT b.kept AND b.object_key IS NULL
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

    /** Drops some objects that were begun so long ago and not kept; answers how many. */
    static int dropSilent(Tx tx, Duration silence, int most) {
        return tx.sql("""
                        UPDATE blob SET dropped = true WHERE id IN (
                            SELECT id FROM blob
                            WHERE NOT kept AND NOT dropped AND object_key IS NOT NULL
                                AND begun_at <= now() - make_interval(secs => ?)
                            ORDER BY begun_at LIMIT ? FOR UPDATE SKIP LOCKED)""").set(silence.toSeconds()).set(most).execute();
    }

    static boolean anyUnkept(Tx tx) {
        return tx.sql("SELECT true FROM blob WHERE NOT kept AND NOT dropped LIMIT 1")
                .one(Sql.Row::bool)
                .isPresent();
    }
}
