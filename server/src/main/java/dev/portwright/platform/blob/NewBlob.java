package dev.portwright.platform.blob;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are being written. One part of them is in memory at a time; what fits into one is written by the transaction
 * that keeps it. Not for several threads.
 */
public final class NewBlob extends OutputStream {
    /** How many bytes a part has, but for the last one of a blob. */
    public static final int PART_BYTES = 128 * 1024;

    private final Db db;
    private final UUID accountId;
    private final UUID id;
    private final MessageDigest digest;
    private final byte[] part = new byte[PART_BYTES];
    private int filled;
    private long written;
    private boolean begun;
    private boolean kept;
    private @Nullable String sha256;

    NewBlob(Db db, UUID accountId, UUID id) {
        this.db = db;
        this.accountId = accountId;
        this.id = id;
        this.digest = sha256Digest();
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public UUID id() {
        return id;
    }

    /** How many bytes there are so far. */
    public long size() {
        return written + filled;
    }

    /** The SHA-256 of all bytes, in small hexadecimal digits. Nothing can be written after this. */
    public String sha256() {
        String known = sha256;
        if (known == null) {
            known = HexFormat.of().formatHex(digest.digest());
            sha256 = known;
        }
        return known;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** Writes to the database whenever a part is full, so not within a transaction. */
    @Override
    public void write(byte[] bytes, int from, int length) {
        if (sha256 != null) {
            throw new IllegalStateException("the bytes are complete");
        }
        digest.update(bytes, from, length);
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

    /** What was written so far, from the beginning. To be called outside of transactions, while nothing is written. */
    public InputStream open() {
        InputStream last = new ByteArrayInputStream(part, 0, filled);
        return begun ? new SequenceInputStream(new BlobStream(db, accountId, id, 0), last) : last;
    }

    private void pass() {
        db.<@Nullable Void>transaction(tx -> {
            if (!begun) {
                BlobStore.begin(tx, accountId, id, false);
            }
            BlobStore.addInPassing(tx, id, written, part);
            return null;
        });
        begun = true;
        written += filled;
        filled = 0;
    }

    /**
     * Keeps the bytes, if the transaction is committed.
     *
     * @throws IllegalStateException when they have been swept away meanwhile, because nothing was written for long
     */
    public void keep(Tx tx) {
        if (!begun) {
            BlobStore.begin(tx, accountId, id, true);
        } else if (!BlobStore.keep(tx, accountId, id)) {
            throw new IllegalStateException("the bytes were taken for left over: " + id);
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
                    BlobStore.delete(tx, accountId, List.of(id));
                    return null;
                });
            } catch (DatabaseException e) {
                // Left to the sweep: why the database does not answer is told elsewhere.
            }
        }
    }
}
