package dev.portwright.platform.http;

import dev.portwright.platform.door.Exchange;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Says when the work on a request has ended, in an answer or a refusal. A client that goes away meanwhile ends nothing:
 * what its request takes of memory and of its key's share it takes until then.
 */
@Provider
class WorkEnds implements ContainerResponseFilter {
    private final RoutingContext routing;

    WorkEnds(RoutingContext routing) {
        this.routing = routing;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Exchange exchange = routing.get(FrontDoorData.EXCHANGE);
        if (exchange != null) {
            exchange.worked();
        }
    }
}
