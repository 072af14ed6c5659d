package dev.portwright.document;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Has documents read, and tells what was found in them. Each is read once; what was found goes with it. */
@ApplicationScoped
public class DocumentReadings {
    private final Db db;
    private final ReadingStore store;
    private final ReadingQueue queue;

    DocumentReadings(Db db, ReadingStore store, ReadingQueue queue) {
        this.db = db;
        this.store = store;
        this.queue = queue;
    }

    /** Has these documents of the account read, those of them that are PDF files and were not yet. */
    public void want(Tx tx, UUID accountId, Collection<UUID> documentIds) {
        if (!documentIds.isEmpty() && store.add(tx, accountId, documentIds)) {
            tx.afterCommit(queue::wake);
        }
    }

    /** How far the reading of these documents is, without those that are no PDF files of the account. */
    public Map<UUID, DocumentReading> of(UUID accountId, Collection<UUID> documentIds) {
        return documentIds.isEmpty() ? Map.of() : db.read(tx -> of(tx, accountId, documentIds));
    }

    /** {@link #of} in a transaction. */
    public Map<UUID, DocumentReading> of(Tx tx, UUID accountId, Collection<UUID> documentIds) {
        return documentIds.isEmpty() ? Map.of() : store.find(tx, accountId, documentIds);
    }
}
