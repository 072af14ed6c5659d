package dev.portwright.platform.blob;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Collection;
import java.util.UUID;

/**
 * Keeps bytes in the database. They are written before it is known whether they will be kept, by transactions of their own,
 * so that nobody holds one while a client sends; what is not kept goes when its writer is closed, and when that died, by
 * the {@link BlobSweep}.
 */
@ApplicationScoped
public class Blobs {
    private final Db db;
    private final Ids ids;

    public Blobs(Db db, Ids ids) {
        this.db = db;
        this.ids = ids;
    }

    /** Begins to write bytes of an account. Close it in any case; what was not kept by then is gone after that. */
    public NewBlob begin(UUID accountId) {
        return new NewBlob(db, accountId, ids.next());
    }

    /** Keeps bytes that are few enough to be in memory, in the transaction; answers their id. */
    public UUID put(Tx tx, UUID accountId, byte[] bytes) {
        UUID id = ids.next();
        BlobStore.begin(tx, accountId, id, true);
        BlobStore.add(tx, id, 0, bytes);
        return id;
    }

    /** What was kept, all of it at once: for what is few enough to be in memory. */
    public byte[] get(Tx tx, UUID accountId, UUID blobId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BlobStore.parts(tx, accountId, blobId).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    /**
     * Reads what was kept, a part at a time, each with a connection for itself. To be called outside of transactions.
     *
     * @param from the position to begin at
     * @return a stream that ends where something is missing
     */
    public InputStream open(UUID accountId, UUID blobId, long from) {
        return new BlobStream(db, accountId, blobId, from);
    }

    /** Deletes what was kept. Nothing may refer to it any more. */
    public void delete(Tx tx, UUID accountId, Collection<UUID> blobIds) {
        BlobStore.delete(tx, accountId, blobIds);
    }

    /** Deletes some of what an account has of bytes that are not kept; true when there was any. */
    public boolean deleteUnkept(Tx tx, UUID accountId) {
        return BlobStore.deleteUnkept(tx, accountId);
    }
}
