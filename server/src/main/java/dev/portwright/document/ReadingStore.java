package dev.portwright.document;

import dev.portwright.document.reading.Findings;
import dev.portwright.platform.crypto.SealedColumn;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of documents that are to be read, or were, each with what was found, sealed. When they are to be read goes by the clock of
 * the database: no sandbox's clock has to do with it.
 */
@ApplicationScoped
class ReadingStore {
    private static final SqlText CLAIM = SqlText.of("""
            WITH next AS (
                SELECT r.document_id FROM document_reading r
                WHERE r.state = 'waiting' AND r.next_try <= clock_timestamp() AND {accounts}
                    AND r.account_id <> {resting}
                ORDER BY r.account_id, r.next_try DESC LIMIT 1 FOR UPDATE SKIP LOCKED)
            UPDATE document_reading r
            SET tries = r.tries + 1, next_try = clock_timestamp() + {seconds} * interval '1 second'
            FROM next, document d
            WHERE r.document_id = next.document_id AND d.id = r.document_id
            RETURNING r.document_id, r.account_id, d.blob_id, d.size, r.tries, r.misses""");

    private final Sealer sealer;

    ReadingStore(Sealer sealer) {
        this.sealer = sealer;
    }

    @Produces
    @Singleton
    static SealedColumn findings() {
        return new SealedColumn("document_reading", "findings", "document_id");
    }

    /**
     * A document that a server has taken to read it.
     *
     * @param size in bytes
     * @param tries how often one has, this time included, without the times that its bytes could not be had
     * @param misses how often those could not be had
     */
    record Claimed(UUID documentId, UUID accountId, UUID blobId, long size, int tries, int misses) {}

    /** Has the PDF files among these documents of the account read that nobody has wanted to be read yet; false when there are none. */
    boolean add(Tx tx, UUID accountId, Collection<UUID> documentIds) {
        return tx.sql("""
                        INSERT INTO document_reading (document_id, account_id, state, next_try)
                        SELECT id, account_id, 'waiting', clock_timestamp() FROM document
                        WHERE account_id = ? AND id = ANY (?) AND content_type = 'application/pdf'
                        ORDER BY id
                        ON CONFLICT DO NOTHING""").set(accountId).array("uuid", documentIds).execute() > 0;
    }

    /**
     * Takes the next document that is due for a while: the newest of the account that follows another one, so that accounts have
     * turns.
     *
     * @param after the account whose turn it was
     * @param resting an account that has no turn
     * @param claim for how long no other server takes it
     */
    Optional<Claimed> claim(Tx tx, UUID after, UUID resting, Duration claim) {
        SqlText sql = CLAIM.with("resting", resting).with("seconds", claim.toSeconds());
        return claim(tx, sql, SqlText.of("r.account_id > {after}").with("after", after))
                .or(() -> claim(tx, sql, SqlText.of("r.account_id <= {after}").with("after", after)));
    }

    private static Optional<Claimed> claim(Tx tx, SqlText sql, SqlText accounts) {
        return tx.sql(sql.with("accounts", accounts))
                .one(row ->
                        new Claimed(row.uuid(), row.uuid(), row.uuid(), row.number(), row.integer(), row.integer()));
    }

    /** Keeps what was found, unless another server has. */
    void end(Tx tx, UUID documentId, Findings findings) {
        boolean read = findings.state() == Findings.State.READ;
        tx.sql("""
                        UPDATE document_reading SET state = ?, findings = ?, next_try = NULL
                        WHERE document_id = ? AND state = 'waiting'""")
                .set(findings.state().name().toLowerCase(Locale.ROOT))
                .set(read ? sealer.seal(documentId, findings.bytes()) : null)
                .set(documentId)
                .execute();
    }

    /** Has a document read later that was tried, or whose bytes could not be had, so often. */
    void putOff(Tx tx, UUID documentId, int tries, int misses, Duration pause) {
        tx.sql("""
                        UPDATE document_reading
                        SET tries = ?, misses = ?, next_try = clock_timestamp() + ? * interval '1 second'
                        WHERE document_id = ? AND state = 'waiting'""")
                .set(tries)
                .set(misses)
                .set(pause.toSeconds())
                .set(documentId)
                .execute();
    }

    /** Gives back what servers have taken that are no more. */
    int release(Tx tx) {
        return tx.sql("""
                        UPDATE document_reading SET next_try = clock_timestamp()
                        WHERE state = 'waiting' AND next_try > clock_timestamp()""").execute();
    }

    /** How far each of these documents of the account is that are to be read, or were. */
    Map<UUID, DocumentReading> find(Tx tx, UUID accountId, Collection<UUID> documentIds) {
        Map<UUID, DocumentReading> found = new HashMap<>();
        tx.sql(
                        "SELECT document_id, state, findings FROM document_reading WHERE account_id = ? AND document_id = ANY (?)")
                .set(accountId)
                .array("uuid", documentIds)
                .list(row -> new Row(row.uuid(), row.string(), row.bytesOrNull()))
                .forEach(row -> found.put(row.documentId(), reading(row)));
        return found;
    }

    private record Row(UUID documentId, String state, byte @Nullable [] findings) {}

    private DocumentReading reading(Row row) {
        byte[] sealed = row.findings();
        if (sealed != null) {
            return new DocumentReading.Done(Findings.of(sealer.open(row.documentId(), sealed)));
        }
        return row.state().equals("waiting")
                ? new DocumentReading.Waits()
                : new DocumentReading.Done(
                        Findings.nothing(Findings.State.valueOf(row.state().toUpperCase(Locale.ROOT))));
    }
}
