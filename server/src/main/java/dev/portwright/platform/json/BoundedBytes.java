package dev.portwright.platform.json;

import java.io.ByteArrayOutputStream;

/** Bytes in memory, up to a bound. */
final class BoundedBytes extends ByteArrayOutputStream {
    private final int most;
    private boolean full;

    BoundedBytes(int most) {
        this.most = most;
    }

    /** What a write beyond the bound ends with. Whoever writes through this may wrap it. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Full() {
            super("no more room", null, false, false);
        }
    }

    boolean full() {
        return full;
    }

    @Override
    public synchronized void write(int b) {
        require(1);
        super.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        require(length);
        super.write(bytes, from, length);
    }

    private void require(int more) {
        full |= count + (long) more > most;
        if (full) {
            throw new Full();
        }
    }
}
