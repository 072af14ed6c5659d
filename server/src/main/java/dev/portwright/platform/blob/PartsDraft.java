package dev.portwright.platform.blob;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way to the database. One part of them is in memory at a time; what fits into one is written by the
 * transaction that keeps it.
 */
final class PartsDraft implements Draft {
    private final Db db;
    private final UUID accountId;
    private final UUID id;
    private final byte[] part = new byte[NewBlob.PART_BYTES];
    private int filled;
    private long written;
    private boolean begun;
    private boolean kept;

    PartsDraft(Db db, UUID accountId, UUID id) {
        this.db = db;
        this.accountId = accountId;
        this.id = id;
    }

    @Override
    public long size() {
        return written + filled;
    }

    /** Writes to the database whenever a part is full. */
    @Override
    public void write(byte[] bytes, int from, int length) {
        int done = 0;
        while (done < length) {
            if (filled == part.length) {
                pass();
            }
            int some = Math.min(length - done, part.length - filled);
            System.arraycopy(bytes, from + done, part, filled, some);
            filled += some;
            done += some;
        }
    }

    @Override
    public InputStream open() {
        InputStream last = new ByteArrayInputStream(part, 0, filled);
        return begun ? new SequenceInputStream(new BlobStream(db, accountId, id, 0), last) : last;
    }

    private void pass() {
        try {
            db.<@Nullable Void>transaction(tx -> {
                if (!begun) {
                    BlobStore.begin(tx, accountId, id, false);
                }
                BlobStore.addInPassing(tx, id, written, part);
                return null;
            });
        } catch (DatabaseException e) {
            throw e.violates(BlobStore.PART_OF_NOTHING) ? Draft.gone() : e;
        }
        begun = true;
        written += filled;
        filled = 0;
    }

    /** They are where they will be, but for the last part. */
    @Override
    public void store() {}

    @Override
    public void keep(Tx tx) {
        if (!begun) {
            BlobStore.begin(tx, accountId, id, true);
        } else if (!BlobStore.keep(tx, accountId, id)) {
            throw Draft.gone();
        }
        if (filled > 0) {
            BlobStore.add(tx, id, written, Arrays.copyOf(part, filled));
        }
        tx.afterCommit(() -> kept = true);
    }

    @Override
    public void close() {
        if (begun && !kept) {
            try {
                db.<@Nullable Void>transaction(tx -> {
                    BlobStore.deleteParts(tx, accountId, id);
                    return null;
                });
            } catch (DatabaseException e) {
                // Left to the sweep: why the database does not answer is told elsewhere.
            }
        }
    }
}
