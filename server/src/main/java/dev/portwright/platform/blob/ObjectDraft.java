package dev.portwright.platform.blob;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way to an object: in a file until they are complete, since a store wants to know beforehand how many come.
 * The key of the object is in the database before the store hears of it, so that none is forgotten.
 */
final class ObjectDraft implements Draft {
    private final Db db;
    private final ObjectStore store;
    private final ObjectRemoval removal;
    private final UUID accountId;
    private final UUID id;
    private final SpoolFile file = new SpoolFile();
    private boolean recorded;
    private boolean stored;
    private boolean kept;

    ObjectDraft(Db db, ObjectStore store, ObjectRemoval removal, UUID accountId, UUID id) {
        this.db = db;
        this.store = store;
        this.removal = removal;
        this.accountId = accountId;
        this.id = id;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        file.write(bytes, from, length);
    }

    @Override
    public long size() {
        return file.size();
    }

    /** Until it is stored. */
    @Override
    public InputStream open() {
        return file.open();
    }

    /** @throws dev.portwright.platform.problem.ApiException 503 when the store cannot be reached */
    @Override
    public void store() {
        String key = ObjectStore.key(accountId, id);
        db.<@Nullable Void>transaction(tx -> {
            BlobStore.beginObject(tx, accountId, id, key);
            return null;
        });
        recorded = true;
        store.put(key, file.size(), file::open);
        stored = true;
        // Nobody reads it here any more, and it takes its room until it is closed, however long that which keeps it
        // waits.
        file.close();
    }

    @Override
    public void keep(Tx tx) {
        if (!stored) {
            throw new IllegalStateException("the bytes were not stored: " + id);
        }
        if (!BlobStore.keep(tx, accountId, id)) {
            throw Draft.gone();
        }
        tx.afterCommit(() -> kept = true);
    }

    @Override
    public void close() {
        file.close();
        if (recorded && !kept) {
            try {
                db.<@Nullable Void>transaction(tx -> {
                    if (BlobStore.drop(tx, accountId, id, stored)) {
                        tx.afterCommit(removal::wake);
                    }
                    return null;
                });
            } catch (DatabaseException e) {
                // Left to the sweep: why the database does not answer is told elsewhere.
            }
        }
    }
}
