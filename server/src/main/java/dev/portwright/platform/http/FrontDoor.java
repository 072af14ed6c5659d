package dev.portwright.platform.http;

import dev.portwright.platform.id.Ids;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The first and the last to see a request, whatever serves it: names it, writes its line in the access log, and gives
 * the refusals made before any resource is reached the API's error body.
 */
@ApplicationScoped
class FrontDoor {
    private static final String REQUEST_ID = "x-request-id";

    private static final Logger ACCESS = Logger.getLogger("access");
    private static final Pattern UNFIT_FOR_LOGS = Pattern.compile("[^\\x21-\\x7e]");
    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int FIRST = 10_000;

    private final Ids ids;
    private final long largestBody;

    FrontDoor(Ids ids, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.ids = ids;
        this.largestBody = largestBody.asLongValue();
    }

    void filters(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
    }

    void errors(@Observes Router router) {
        for (int status : List.of(400, 404, 405, 406, 413, 414, 415, 431, 500, 503)) {
            router.errorHandler(status, context -> refuse(context, status));
        }
        MalformedRequests.answerWith(this::refuseMalformed);
    }

    /** Such a request has no path and no headers to rely on, and where the next one would begin nobody knows. */
    private void refuseMalformed(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        int status = cause instanceof TooLongHttpLineException
                ? 414
                : cause instanceof TooLongHttpHeaderException ? 431 : 400;
        String id = ids.next().toString();
        ACCESS.infof("method=- path=- status=%d caller=- request_id=%s", status, id);
        request.response()
                .setStatusCode(status)
                .putHeader(REQUEST_ID, id)
                .putHeader("content-type", "application/json")
                .putHeader("connection", "close")
                .end(Buffer.buffer(ErrorBody.render(List.of(StatusProblem.of(status)))))
                .onComplete(sent -> request.connection().close());
    }

    private void enter(RoutingContext context) {
        long started = System.nanoTime();
        String id = requestId(context.request());
        MDC.put("request_id", id);
        context.put(FrontDoorData.REQUEST_ID, id);
        context.response().putHeader(REQUEST_ID, id);
        context.addEndHandler(ended -> logAccess(context, id, System.nanoTime() - started));
        if (announcedBody(context.request()) > largestBody) {
            // No operation takes so much: not worth reading, so the connection ends with the answer.
            context.response().putHeader("connection", "close");
            context.addEndHandler(ended -> context.request().connection().close());
            refuse(context, 413);
            return;
        }
        context.next();
    }

    /** What the client says the body's length is; 0 when it does not say. */
    private static long announcedBody(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        return length == null ? 0 : Long.parseLong(length);
    }

    /** The caller's own id when it is fit to be logged, else a new one. */
    private String requestId(HttpServerRequest request) {
        String given = request.getHeader(REQUEST_ID);
        return given != null && USABLE_ID.matcher(given).matches()
                ? given
                : ids.next().toString();
    }

    /** The query string stays out of the log: filters hold names and numbers of people. */
    private static void logAccess(RoutingContext context, String id, long nanos) {
        if (!ACCESS.isInfoEnabled()) {
            return;
        }
        String caller = context.get(FrontDoorData.CALLER);
        // No format string: it would take ten times as long, for each request.
        ACCESS.info("method=" + context.request().method() + " path="
                + loggable(context.request().path()) + " status="
                + context.response().getStatusCode() + " ms=" + nanos / 1_000_000 + "." + nanos / 100_000 % 10
                + " bytes=" + context.response().bytesWritten() + " caller=" + (caller == null ? "-" : caller)
                + " request_id=" + id);
    }

    private static String loggable(@Nullable String path) {
        if (path == null) {
            return "-";
        }
        String clean = UNFIT_FOR_LOGS.matcher(path).replaceAll("?");
        return clean.length() > 200 ? clean.substring(0, 200) : clean;
    }

    private static void refuse(RoutingContext context, int status) {
        if (context.response().ended()) {
            return;
        }
        if (context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Buffer.buffer(ErrorBody.render(List.of(StatusProblem.of(status)))));
    }
}
