package dev.portwright.platform.blob;

import dev.portwright.platform.db.Db;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Reads bytes that were kept, and holds one part of them at a time. */
final class BlobStream extends InputStream {
    private static final byte[] NOTHING = {};

    private final Db db;
    private final UUID accountId;
    private final UUID id;

    /** Where the part that is held ends, and the next one begins. */
    private long end;

    private byte[] part = NOTHING;
    private int at;

    BlobStream(Db db, UUID accountId, UUID id, long from) {
        this.db = db;
        this.accountId = accountId;
        this.id = id;
        this.end = from;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : part[at++] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int some = Math.min(length, part.length - at);
        System.arraycopy(part, at, bytes, from, some);
        at += some;
        return some;
    }

    private boolean isAtEnd() {
        if (at < part.length) {
            return false;
        }
        Optional<BlobStore.Part> next = db.read(tx -> BlobStore.part(tx, accountId, id, end));
        if (next.isEmpty() || next.get().position() + next.get().bytes().length <= end) {
            return true;
        }
        part = next.get().bytes();
        at = (int) (end - next.get().position());
        end = next.get().position() + part.length;
        return false;
    }
}
