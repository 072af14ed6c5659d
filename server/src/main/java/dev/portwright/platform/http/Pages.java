package dev.portwright.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * The way to the pages about the API, and what browsers may do on them: nothing that reaches beyond this server. The
 * pages themselves are files under {@code META-INF/resources/docs}.
 */
@ApplicationScoped
class Pages {
    private static final String DOCS = "/docs/";

    /** Swagger UI styles its elements in place and draws its icons from data URLs. */
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int AFTER_FRONT_DOOR = 9_000;

    void filters(@Observes Filters filters) {
        filters.register(Pages::lead, AFTER_FRONT_DOOR);
    }

    private static void lead(RoutingContext context) {
        String path = context.request().path();
        boolean reads = READS.contains(context.request().method());
        if (reads && path != null && (path.equals("/") || path.equals("/docs"))) {
            context.response().setStatusCode(302).putHeader("location", DOCS).end();
            return;
        }
        if (path != null && path.startsWith(DOCS)) {
            context.response().putHeader("content-security-policy", POLICY).putHeader("referrer-policy", "no-referrer");
        }
        context.next();
    }
}
