package dev.portwright.platform.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets the {@link FrontDoor} answer requests that are no well-formed HTTP, or whose target is no URI. Vert.x has a
 * handler for the former, and Quarkus refuses the latter with an empty answer, but Quarkus, which makes the HTTP server,
 * does not offer to set either; tracing is the one extension point that sees a request before it is judged. Loaded by
 * Vert.x through {@code META-INF/services}. Gives way to another tracer.
 *
 * <p>The handlers are those of the whole connection, which is why the one set here must end the connection.
 */
public final class MalformedRequests implements VertxServiceProvider, VertxTracer<Object, Object> {
    private static volatile @Nullable Handler<HttpServerRequest> answering;

    /** Called by the service loader. */
    public MalformedRequests() {}

    /** Sets who answers, and closes the connection. */
    static void answerWith(Handler<HttpServerRequest> handler) {
        answering = handler;
    }

    @Override
    public void init(VertxBuilder builder) {
        if (builder.tracer() == null) {
            builder.tracer(this);
        }
    }

    @Override
    public <R> @Nullable Object receiveRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            Iterable<Map.Entry<String, String>> headers,
            TagExtractor<R> tagExtractor) {
        Handler<HttpServerRequest> handler = answering;
        if (handler != null
                && request instanceof HttpServerRequest received
                && !received.version().equals(HttpVersion.HTTP_2)
                && received.connection() instanceof HttpServerConnection connection) {
            if (received.decoderResult().isFailure()) {
                connection.invalidRequestHandler(handler);
            } else if (!isUri(received.uri())) {
                connection.handler(handler);
            }
        }
        return null;
    }

    private static boolean isUri(String target) {
        try {
            return !new URI(target).toString().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
