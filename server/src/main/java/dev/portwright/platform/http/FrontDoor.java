package dev.portwright.platform.http;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.door.Door;
import dev.portwright.platform.door.Exchange;
import dev.portwright.platform.door.Limits;
import dev.portwright.platform.door.Refusal;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The first and the last to see a request, whatever serves it: names it, has it written to the access log and counted,
 * and gives the refusals made before any resource is reached the API's error body.
 */
@ApplicationScoped
class FrontDoor {
    /** What a method is called that the server does not take. */
    static final String OTHER = "OTHER";

    private static final String REQUEST_ID = "x-request-id";

    private static final int LONGEST_ID = 64;
    private static final int UNAVAILABLE = ProblemCode.UNAVAILABLE.status();
    private static final int NOT_FOUND = ProblemCode.NOT_FOUND.status();
    private static final int FIRST = 10_000;
    private static final int AFTER_CLOSED_PATHS = 7_000;

    private final Ids ids;
    private final Routes routes;
    private final PathHints hints;
    private final HttpMetrics metrics;
    private final HostCheck hosts;
    private final ClientAddress clients;
    private final Origin origin;
    private final long largestBody;

    FrontDoor(
            Ids ids,
            Routes routes,
            PathHints hints,
            HttpMetrics metrics,
            HostCheck hosts,
            ClientAddress clients,
            Origin origin,
            Settings settings,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.ids = ids;
        this.routes = routes;
        this.hints = hints;
        this.metrics = metrics;
        this.hosts = hosts;
        this.clients = clients;
        this.origin = origin;
        this.largestBody = largestBody.asLongValue();
        Door.current().limit(Limits.USUAL.withConnections(settings.http().maxConnections()));
    }

    void filters(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
        filters.register(this::requireMethod, AFTER_CLOSED_PATHS);
    }

    void errors(@Observes Router router) {
        for (int status : List.of(400, 404, 405, 406, 408, 413, 414, 415, 417, 431, 500, 501, 503, 505)) {
            router.errorHandler(status, context -> refuse(context, problem(context, status), status));
        }
    }

    private Problem problem(RoutingContext context, int status) {
        return status == NOT_FOUND ? hints.notFound(context.request().path()) : StatusProblem.of(status);
    }

    private void enter(RoutingContext context) {
        long started = System.nanoTime();
        HttpServerRequest request = context.request();
        Exchange exchange = Exchange.of(request);
        context.put(FrontDoorData.EXCHANGE, exchange);
        Refusal refusal = exchange == null ? null : exchange.refusal();
        origin.keep(context, refusal != null);
        String id = requestId(request);
        MDC.put("request_id", id);
        context.put(FrontDoorData.REQUEST_ID, id);
        context.response().putHeader(REQUEST_ID, id).putHeader("x-content-type-options", "nosniff");
        context.addEndHandler(ended -> end(context, exchange, id, ended.succeeded(), System.nanoTime() - started));
        if (isPublic(request.path())) {
            // No page is worth asking for in parts, and who asks in vain would be refused with an empty answer.
            request.headers().remove("range");
        } else {
            context.response().putHeader("cache-control", "no-store");
        }
        if (refusal != null) {
            refuse(context, StatusProblem.of(refusal.status()).code().because(refusal.reason()), refusal.status());
        } else {
            admit(context);
        }
    }

    private void admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        Problem foreign = hosts.refusal(request.authority());
        if (foreign != null) {
            refuse(context, foreign, foreign.code().status());
        } else if (announcedBody(request) > largestBody) {
            // No operation takes so much: not worth reading.
            refuse(context, StatusProblem.of(413), 413);
        } else if (isForeignToMetrics(request)) {
            refuse(context, StatusProblem.of(406), 406);
        } else {
            context.next();
        }
    }

    /**
     * Refuses what a path does not take. The framework would go by classes, of which several may share a path and each may
     * have more methods than are described.
     */
    private void requireMethod(RoutingContext context) {
        String method = context.request().method().name();
        String path = context.request().path();
        Routes.Route route = path == null ? null : routes.of(path);
        if (route == null) {
            requireUndescribed(context, method, path);
        } else if (!route.takes(method)) {
            context.response().putHeader("allow", route.allowed());
            refuse(context, route.otherMethod(), 405);
        } else if (method.equals("OPTIONS")) {
            context.response().putHeader("allow", route.allowed()).end();
        } else {
            context.next();
        }
    }

    /** Pages and paths with hints are for others to answer. */
    private void requireUndescribed(RoutingContext context, String method, @Nullable String path) {
        boolean others =
                method.equals("OPTIONS") ? isPublic(path) : Routes.METHODS.contains(method) && !isOfTheFramework(path);
        if (others) {
            context.next();
        } else {
            refuse(context, hints.notFound(path), NOT_FOUND);
        }
    }

    /** Health and metrics, which the framework would serve at more paths than are described, and to any method. */
    private static boolean isOfTheFramework(@Nullable String path) {
        return path != null && (path.startsWith("/health") || path.startsWith("/metrics"));
    }

    /** Pages and descriptions, the same for everybody. */
    private static boolean isPublic(@Nullable String path) {
        return path != null
                && (path.startsWith("/docs") || path.startsWith("/webjars") || path.startsWith("/openapi."));
    }

    /** Whoever serves the metrics refuses other media types with an empty answer. */
    private static boolean isForeignToMetrics(HttpServerRequest request) {
        String accept = "/metrics".equals(request.path()) ? request.getHeader("accept") : null;
        return accept != null
                && !accept.contains("*/*")
                && !accept.contains("text/plain")
                && !accept.contains("text/*")
                && !accept.contains("application/openmetrics-text");
    }

    /** What the client says the body's length is; 0 when it does not say. */
    private static long announcedBody(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        return length == null ? 0 : Long.parseLong(length);
    }

    /** The caller's own id when it is fit to be logged, else a new one. */
    private String requestId(HttpServerRequest request) {
        String given = request.getHeader(REQUEST_ID);
        return given != null && isUsable(given) ? given : ids.next().toString();
    }

    private static boolean isUsable(String id) {
        return !id.isEmpty()
                && id.length() <= LONGEST_ID
                && id.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0));
    }

    private void end(RoutingContext context, @Nullable Exchange exchange, String id, boolean answered, long nanos) {
        HttpServerRequest request = context.request();
        // A refused request comes here as an empty one; what it was, the exchange knows.
        String sent = exchange == null ? request.method().name() : exchange.method();
        String method = Routes.METHODS.contains(sent) ? sent : OTHER;
        String path = exchange == null ? request.path() : path(exchange.target());
        int status = answered ? context.response().getStatusCode() : 0;
        metrics.count(method, path == null ? null : routes.of(path), path, status, nanos);
        AccessLog.write(context, method, path, status, nanos, clients.of(context), id);
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Answers where no resource is reached; {@link Errors} does where one is. */
    static void refuse(RoutingContext context, Problem problem, int status) {
        if (context.response().ended()) {
            return;
        }
        if (context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        if (status == UNAVAILABLE) {
            context.response().putHeader("retry-after", "1");
        }
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Buffer.buffer(ErrorBody.render(List.of(problem), Origin.of(context))));
    }
}
