package dev.portwright.platform.http;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Trouble;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns everything that can end a request into the API's error body. Nothing else renders errors. */
class Errors {
    private static final Logger LOG = Logger.getLogger(Errors.class);

    private static final int NOT_FOUND = Response.Status.NOT_FOUND.getStatusCode();
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = Response.Status.SERVICE_UNAVAILABLE.getStatusCode();

    private final Routes routes;
    private final PathHints hints;
    private final DatabaseTroubles troubles;

    Errors(Routes routes, PathHints hints, DatabaseTroubles troubles) {
        this.routes = routes;
        this.hints = hints;
        this.troubles = troubles;
    }

    @ServerExceptionMapper
    Response refused(ApiException e, RoutingContext routing) {
        return response(routing, e.status(), e.problems(), e.secondsToWait());
    }

    @ServerExceptionMapper
    Response refusedByFramework(WebApplicationException e, UriInfo uri, RoutingContext routing) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(e, routing);
        }
        String path = uri.getRequestUri().getPath();
        boolean unknown = status == NOT_FOUND && routes.of(path) == null;
        return response(routing, status, List.of(unknown ? hints.notFound(path) : StatusProblem.of(status)));
    }

    @ServerExceptionMapper
    Response databaseTrouble(DatabaseException e, RoutingContext routing) {
        Trouble trouble = e.trouble();
        return trouble == null ? unexpected(e, routing) : troubles.answer(trouble, e, Origin.of(routing));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, RoutingContext routing) {
        LOG.error("A request ended in an unexpected error.", e);
        return response(routing, 500, List.of(StatusProblem.of(500)));
    }

    private static Response response(RoutingContext routing, int status, List<Problem> problems) {
        return response(routing, status, problems, 1);
    }

    private static Response response(RoutingContext routing, int status, List<Problem> problems, long secondsToWait) {
        Response.ResponseBuilder response = Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ErrorBody.render(problems, Origin.of(routing)));
        boolean passes = status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
        return (passes ? response.header(HttpHeaders.RETRY_AFTER, secondsToWait) : response).build();
    }
}
