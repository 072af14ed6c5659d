package dev.portwright.porting.correction.page;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A body of which all has to be here within a time. Who sends nothing at all is cut off earlier, by the door. */
final class TimedBody extends FilterInputStream {
    private final Duration patience;
    private final LongSupplier nanos;
    private final long begun;

    /** @param nanos a clock as {@link System#nanoTime} */
    TimedBody(InputStream in, Duration patience, LongSupplier nanos) {
        super(in);
        this.patience = patience;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** @throws ApiException 408 when the time is over */
    @Override
    public int read() throws IOException {
        int read = super.read();
        requireInTime();
        return read;
    }

    /** @throws ApiException 408 when the time is over */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        requireInTime();
        return read;
    }

    private void requireInTime() {
        if (nanos.getAsLong() - begun > patience.toNanos()) {
            throw new ApiException(
                    ProblemCode.REQUEST_TIMEOUT.because(
                            "This took longer than " + patience.toMinutes()
                                    + " minutes, so it was not taken. Please send it again with smaller files, or over a faster connection."));
        }
    }
}
