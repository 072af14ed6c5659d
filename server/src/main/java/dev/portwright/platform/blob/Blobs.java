package dev.portwright.platform.blob;

import dev.portwright.platform.config.StartRefused;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps bytes, in the database or in the {@link ObjectStore} where there is one; of each it is known where it is. They
 * are written before it is known whether they will be kept, by transactions of their own, so that nobody holds one while a
 * client sends; what is not kept goes when its writer is closed, and when that died, by the {@link BlobSweep}.
 */
@ApplicationScoped
public class Blobs {
    private final Db db;
    private final Ids ids;
    private final ObjectStore objects;
    private final ObjectRemoval removal;

    Blobs(Db db, Ids ids, ObjectStore objects, ObjectRemoval removal) {
        this.db = db;
        this.ids = ids;
        this.objects = objects;
        this.removal = removal;
    }

    /** @throws StartRefused when there are bytes in a store that the settings do not name */
    void start(@Observes StartupEvent event) {
        if (!objects.isThere() && db.read(BlobStore::anyObject)) {
            throw new StartRefused("documents of this database are in an S3 store: set PORTWRIGHT_S3_BUCKET and the"
                    + " settings that go with it as they were");
        }
    }

    /** Begins to write bytes of an account. Close it in any case; what was not kept by then is gone after that. */
    public NewBlob begin(UUID accountId) {
        UUID id = ids.next();
        return new NewBlob(
                id,
                objects.isThere()
                        ? new ObjectDraft(db, objects, removal, accountId, id)
                        : new PartsDraft(db, accountId, id));
    }

    /** Keeps bytes that are few enough to be in memory, in the transaction and the database; answers their id. */
    public UUID put(Tx tx, UUID accountId, byte[] bytes) {
        UUID id = ids.next();
        BlobStore.begin(tx, accountId, id, true);
        BlobStore.add(tx, id, 0, bytes);
        return id;
    }

    /**
     * Reads what was kept, a part at a time, each with a connection for itself. To be called outside of transactions.
     *
     * @param from the position to begin at
     * @return a stream that ends where something is missing
     * @throws dev.portwright.platform.problem.ApiException 503 when their store does not answer
     */
    public InputStream open(UUID accountId, UUID blobId, long from) {
        return key(accountId, blobId)
                .map(key -> objects.get(key, from))
                .orElseGet(() -> new BlobStream(db, accountId, blobId, from));
    }

    /** Where there is no store, nothing is in it. */
    private Optional<String> key(UUID accountId, UUID blobId) {
        return objects.isThere() ? db.read(tx -> BlobStore.objectKey(tx, accountId, blobId)) : Optional.empty();
    }

    /** Deletes what was kept. Nothing may refer to it any more. */
    public void delete(Tx tx, UUID accountId, Collection<UUID> blobIds) {
        if (BlobStore.delete(tx, accountId, blobIds)) {
            tx.afterCommit(removal::wake);
        }
    }

    /**
     * Deletes some of what an account has of bytes that are not kept; true when there was any. Objects are only dropped:
     * an upload that is under way may be about to send them.
     */
    public boolean deleteUnkept(Tx tx, UUID accountId) {
        BlobStore.dropUnkept(tx, accountId);
        return BlobStore.deleteUnkept(tx, accountId);
    }
}
