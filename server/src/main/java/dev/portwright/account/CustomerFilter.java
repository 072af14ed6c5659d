package dev.portwright.account;

import dev.portwright.platform.http.FrontDoorData;
import dev.portwright.platform.http.ParallelLimit;
import dev.portwright.platform.http.RateLimiter;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Lets in who shows an API key of an account, as often as its rate allows. */
@Provider
@CustomerApi
@Priority(Priorities.AUTHENTICATION)
class CustomerFilter implements ContainerRequestFilter {
    private final Authenticator authenticator;
    private final CurrentCaller current;
    private final RateLimiter limiter;
    private final ParallelLimit parallel;
    private final RoutingContext routing;

    CustomerFilter(
            Authenticator authenticator,
            CurrentCaller current,
            RateLimiter limiter,
            ParallelLimit parallel,
            RoutingContext routing) {
        this.authenticator = authenticator;
        this.current = current;
        this.limiter = limiter;
        this.parallel = parallel;
        this.routing = routing;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Caller caller = authenticator
                .caller(BearerKey.of(request))
                .orElseThrow(() -> BearerKey.unauthenticated("The key is unknown or revoked."));
        routing.put(FrontDoorData.CALLER, "key:" + caller.apiKeyId());
        limiter.take(caller.apiKeyId(), routing.response());
        parallel.enter(caller.apiKeyId(), routing.request(), routing.response());
        current.is(caller, routing.get(FrontDoorData.REQUEST_ID));
    }
}
