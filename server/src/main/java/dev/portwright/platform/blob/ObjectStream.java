package dev.portwright.platform.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** The bytes of an object. Who closes it before the end waits for none of the rest. */
final class ObjectStream extends FilterInputStream {
    private final ResponseInputStream<?> object;
    private boolean ended;

    ObjectStream(ResponseInputStream<?> object) {
        super(object);
        this.object = object;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            int some = object.read(bytes, from, length);
            ended |= some < 0;
            return some;
        } catch (SdkException e) {
            throw new IOException("the store broke off", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            object.close();
        } else {
            object.abort();
        }
    }
}
