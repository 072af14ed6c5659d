package dev.portwright.platform.blob;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * A file that has no name: it is removed as soon as it is open, so that nothing of it is left whatever dies. One thread writes;
 * once that is done, several may read. No channel, since one is closed when a thread that reads it is interrupted, as who
 * searches for malware too long is.
 */
final class SpoolFile implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SpoolFile.class);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final RandomAccessFile file;
    private long size;

    /** @throws ApiException 503 when no file can be made */
    SpoolFile() {
        try {
            Path path = Files.createTempFile("portwright", null);
            this.file = new RandomAccessFile(path.toFile(), "rw");
            Files.delete(path);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static ApiException noRoom(IOException e) {
        LOG.warn("A document could not be written to the folder for temporary files: " + e);
        return new ApiException(
                ProblemCode.UNAVAILABLE.because(
                        "The server has no room for the file at the moment. Try again later, or ask its operator."),
                LATER.toNanos());
    }

    /** @throws ApiException 503 when there is no room for them */
    void write(byte[] bytes, int from, int length) {
        try {
            file.write(bytes, from, length);
            size += length;
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    long size() {
        return size;
    }

    /** Reads all of it from the beginning; of several streams each for itself. */
    InputStream open() {
        return new InputStream() {
            private long at;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                Objects.checkFromIndexSize(from, length, bytes.length);
                synchronized (file) {
                    file.seek(at);
                    int some = file.read(bytes, from, length);
                    at += Math.max(some, 0);
                    return some;
                }
            }
        };
    }

    /** Once more does nothing. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
