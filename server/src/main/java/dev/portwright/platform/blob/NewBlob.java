package dev.portwright.platform.blob;

import dev.portwright.platform.crypto.Sha256;
import dev.portwright.platform.db.Tx;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bytes that are being written, of which a little is in memory at a time. Not for several threads. */
public final class NewBlob extends OutputStream {
    /** How many bytes are in memory at most; in the database, how many a part has but for the last one of a blob. */
    public static final int PART_BYTES = 128 * 1024;

    private final UUID id;
    private final Draft draft;
    private final MessageDigest digest;
    private @Nullable String sha256;

    NewBlob(UUID id, Draft draft) {
        this.id = id;
        this.draft = draft;
        this.digest = Sha256.digest();
    }

    public UUID id() {
        return id;
    }

    /** How many bytes there are so far. */
    public long size() {
        return draft.size();
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

    /** May write to the database, so not within a transaction. */
    @Override
    public void write(byte[] bytes, int from, int length) {
        if (sha256 != null) {
            throw new IllegalStateException("the bytes are complete");
        }
        digest.update(bytes, from, length);
        draft.write(bytes, from, length);
    }

    /** What was written so far, from the beginning. To be called outside of transactions, while nothing is written. */
    public InputStream open() {
        return draft.open();
    }

    /**
     * Brings all bytes where they will be. To be called once they are complete, and before the transaction that keeps them.
     *
     * @throws dev.portwright.platform.problem.ApiException 503 when the store of the bytes cannot be reached
     */
    public void store() {
        draft.store();
    }

    /**
     * Keeps the bytes, if the transaction is committed.
     *
     * @throws dev.portwright.platform.problem.ApiException 409 when they have been deleted meanwhile
     * @throws IllegalStateException when they were not stored
     */
    public void keep(Tx tx) {
        draft.keep(tx);
    }

    @Override
    public void close() {
        draft.close();
    }
}
