package dev.portwright.platform.http;

import dev.portwright.platform.door.Exchange;
import dev.portwright.platform.door.Refusal;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are larger than the operation takes, whether their length is announced or found out while they
 * are read, bodies that end before they should, and bodies there is no memory for. The caller is known by then.
 */
@Provider
class BodyLimit implements ReaderInterceptor {
    static final int USUAL_KIB = 64;

    private static final int KIB = 1024;

    private final BodyBudget budget;
    private final RoutingContext routing;

    @Context
    @Nullable
    ResourceInfo resource;

    BodyLimit(BodyBudget budget, RoutingContext routing) {
        this.budget = budget;
        this.routing = routing;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        requirePlain(context.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING));
        MaxBody own = own();
        int kib = own == null ? USUAL_KIB : own.kib();
        String announced = context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
        long length = announced == null ? (long) kib * KIB : Long.parseLong(announced);
        if (length > (long) kib * KIB) {
            throw tooLarge(kib);
        }
        Exchange exchange = routing.get(FrontDoorData.EXCHANGE);
        if (exchange == null) {
            throw cutOff();
        }
        boolean flows = context.getType().equals(InputStream.class);
        BodyBudget.Share share = budget.share(String.valueOf(routing.<String>get(FrontDoorData.CALLER)), exchange);
        boolean text = !flows || isPlainForm(context.getMediaType());
        if (!text && own != null) {
            share.take(own.heldKib() * KIB);
        }
        context.setInputStream(new Limited(context.getInputStream(), kib, exchange, text ? share : null));
        Object body;
        try {
            body = context.proceed();
        } catch (IOException e) {
            throw cutOff();
        }
        if (body instanceof byte[] bytes) {
            budget.takeTree(bytes.length, exchange);
        }
        return body;
    }

    /** A form without files, which is text: whoever reads it has as much in memory as has come. */
    private static boolean isPlainForm(@Nullable MediaType type) {
        return type != null && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
    }

    private static void requirePlain(@Nullable String encoding) {
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new ApiException(ProblemCode.UNSUPPORTED_MEDIA_TYPE.in(
                    HttpHeaders.CONTENT_ENCODING, "Bodies are taken as they are, without a Content-Encoding."));
        }
    }

    private @Nullable MaxBody own() {
        return resource == null || resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(MaxBody.class);
    }

    private static ApiException tooLarge(int kib) {
        String most = kib % KIB == 0 ? kib / KIB + " MiB" : kib + " KiB";
        return new ApiException(
                ProblemCode.PAYLOAD_TOO_LARGE.because("The body of this request may have at most " + most + "."));
    }

    private static ApiException cutOff() {
        return new ApiException(ProblemCode.BAD_REQUEST.because("The body ended early or is not well-formed HTTP."));
    }

    private static final class Limited extends FilterInputStream {
        private final int kib;
        private final Exchange exchange;
        private final BodyBudget.@Nullable Share share;
        private long left;

        Limited(InputStream in, int kib, Exchange exchange, BodyBudget.@Nullable Share share) {
            super(in);
            this.kib = kib;
            this.exchange = exchange;
            this.share = share;
            this.left = (long) kib * KIB;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            take(read < 0 ? read : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            take(read);
            return read;
        }

        private void take(int count) {
            if (count < 0) {
                requireWhole();
            } else {
                left -= count;
                if (left < 0) {
                    throw tooLarge(kib);
                }
                if (share != null) {
                    share.take(count);
                }
            }
        }

        private void requireWhole() {
            Refusal broken = exchange.brokenBody();
            if (broken != null) {
                throw new ApiException(StatusProblem.of(broken.status()).code().because(broken.reason()));
            }
        }
    }
}
