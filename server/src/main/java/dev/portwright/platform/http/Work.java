package dev.portwright.platform.http;

import dev.portwright.platform.door.Exchange;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Says when the work on a request begins and when it has ended, in an answer or a refusal. A client that goes away
 * meanwhile ends nothing: what its request takes of memory and of its key's share it takes until then, and no longer.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
class Work implements ContainerRequestFilter, ContainerResponseFilter {
    private final RoutingContext routing;

    Work(RoutingContext routing) {
        this.routing = routing;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Exchange exchange = routing.get(FrontDoorData.EXCHANGE);
        if (exchange != null) {
            exchange.work();
            // The framework drops what is left to do for a client that has gone away, the filter of the answer
            // included.
            ((ResteasyReactiveContainerRequestContext) request)
                    .getServerRequestContext()
                    .registerCompletionCallback(_ -> exchange.worked());
        }
    }

    /** Before the answer is sent, so that whoever has it finds its place free. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Exchange exchange = routing.get(FrontDoorData.EXCHANGE);
        if (exchange != null) {
            exchange.worked();
        }
    }
}
