package dev.portwright.platform.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Closes the connection in place of an answer that {@link FaultyAnswers} has dropped, once the work is done. */
@Provider
class DroppedAnswers implements ContainerResponseFilter {
    private final RoutingContext routing;

    DroppedAnswers(RoutingContext routing) {
        this.routing = routing;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (routing.get(FrontDoorData.ANSWER_DROPPED) != null) {
            FaultyAnswers.close(routing);
        }
    }
}
