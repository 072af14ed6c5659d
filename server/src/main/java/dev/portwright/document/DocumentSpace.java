package dev.portwright.document;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Counts the documents of each account and their bytes, of which there may be so many. */
@ApplicationScoped
class DocumentSpace {
    private static final long MIB = 1024L * 1024;

    private final Settings.Documents bounds;

    DocumentSpace(Settings settings) {
        this.bounds = settings.documents();
    }

    /**
     * Looks whether there is room for another document, before it is read.
     *
     * @throws ApiException 422 when there is none
     */
    void require(Tx tx, UUID accountId) {
        if (isFull(tx, accountId)) {
            throw full();
        }
    }

    /** Whether there is no room for another document, however small. */
    boolean isFull(Tx tx, UUID accountId) {
        return tx.sql("SELECT documents >= ? OR bytes >= ? FROM document_space WHERE account_id = ?")
                .set((long) bounds.most())
                .set(bounds.mib() * MIB)
                .set(accountId)
                .one(row -> row.bool())
                .orElse(false);
    }

    /**
     * Adds a document. Others that add or take away wait until the transaction ends, so it is done last.
     *
     * @throws ApiException 422 when there is no room for it
     */
    void add(Tx tx, UUID accountId, long bytes) {
        int added = tx.sql("""
                        INSERT INTO document_space AS s (account_id, documents, bytes) VALUES (?, 1, ?)
                        ON CONFLICT (account_id) DO UPDATE
                        SET documents = s.documents + 1, bytes = s.bytes + excluded.bytes
                        WHERE s.documents < ? AND s.bytes + excluded.bytes <= ?""")
                .set(accountId)
                .set(bytes)
                .set((long) bounds.most())
                .set(bounds.mib() * MIB)
                .execute();
        if (added == 0) {
            throw full();
        }
    }

    /** {@link #add} for what an account has whatever its bounds. */
    static void addAnyway(Tx tx, UUID accountId, long bytes) {
        tx.sql("""
                        INSERT INTO document_space AS s (account_id, documents, bytes) VALUES (?, 1, ?)
                        ON CONFLICT (account_id) DO UPDATE
                        SET documents = s.documents + 1, bytes = s.bytes + excluded.bytes""").set(accountId).set(bytes).execute();
    }

    private ApiException full() {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(
                "The account may have %d documents of %d MiB together, and has no room for this one. Delete some first."
                        .formatted(bounds.most(), bounds.mib())));
    }

    static void takeAway(Tx tx, UUID accountId, int documents, long bytes) {
        tx.sql("UPDATE document_space SET documents = documents - ?, bytes = bytes - ? WHERE account_id = ?")
                .set((long) documents)
                .set(bytes)
                .set(accountId)
                .execute();
    }

    /** Forgets an account without documents. */
    static void forget(Tx tx, UUID accountId) {
        tx.sql("DELETE FROM document_space WHERE account_id = ? AND documents = 0")
                .set(accountId)
                .execute();
    }
}
