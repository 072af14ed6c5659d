package dev.portwright.platform.http;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are larger than the operation takes, whether their length is announced or found out while they
 * are read, and bodies that end before they should.
 */
@Provider
class BodyLimit implements ReaderInterceptor {
    static final int USUAL_MIB = 1;

    private static final int MIB = 1 << 20;

    @Context
    @Nullable
    ResourceInfo resource;

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        int mib = mib();
        String announced = context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && Long.parseLong(announced) > (long) mib * MIB) {
            throw tooLarge(mib);
        }
        context.setInputStream(new Limited(context.getInputStream(), mib));
        try {
            return context.proceed();
        } catch (IOException e) {
            throw new ApiException(ProblemCode.BAD_REQUEST.because("The body ended early or is not well-formed HTTP."));
        }
    }

    private int mib() {
        MaxBody own = resource == null || resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(MaxBody.class);
        return own == null ? USUAL_MIB : own.mib();
    }

    private static ApiException tooLarge(int mib) {
        return new ApiException(
                ProblemCode.PAYLOAD_TOO_LARGE.because("The body of this request may have at most " + mib + " MiB."));
    }

    private static final class Limited extends FilterInputStream {
        private final int mib;
        private long left;

        Limited(InputStream in, int mib) {
            super(in);
            this.mib = mib;
            this.left = (long) mib * MIB;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            take(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            take(Math.max(read, 0));
            return read;
        }

        private void take(int count) {
            left -= count;
            if (left < 0) {
                throw tooLarge(mib);
            }
        }
    }
}
