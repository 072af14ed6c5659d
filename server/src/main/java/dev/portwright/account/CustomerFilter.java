package dev.portwright.account;

import dev.portwright.platform.db.OnBehalf;
import dev.portwright.platform.http.ClientAddress;
import dev.portwright.platform.http.FaultyAnswers;
import dev.portwright.platform.http.FrontDoorData;
import dev.portwright.platform.http.ParallelLimit;
import dev.portwright.platform.http.RateLimiter;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
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
    private final CustomerCall call;
    private final RateLimiter limiter;
    private final ParallelLimit parallel;
    private final FaultyAnswers faults;
    private final ClientAddress address;
    private final RoutingContext routing;
    private final KeyTries tries = new KeyTries();

    CustomerFilter(
            Authenticator authenticator,
            CustomerCall call,
            RateLimiter limiter,
            ParallelLimit parallel,
            FaultyAnswers faults,
            ClientAddress address,
            RoutingContext routing) {
        this.authenticator = authenticator;
        this.call = call;
        this.limiter = limiter;
        this.parallel = parallel;
        this.faults = faults;
        this.address = address;
        this.routing = routing;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String key = BearerKey.of(request);
        Caller caller = authenticator.caller(key).orElseThrow(this::unknown);
        OnBehalf.of(caller.accountId());
        routing.put(FrontDoorData.CALLER, "key:" + caller.apiKeyId());
        limiter.take(caller.apiKeyId(), routing.response());
        parallel.enter(caller.apiKeyId(), routing);
        if (caller.suspended()) {
            throw new ApiException(ProblemCode.FORBIDDEN.because(
                    "The account is suspended. Ask the operator of this server to resume it."));
        }
        faults.strike(caller.accountId(), caller.apiKeyId(), routing);
        call.is(caller, () -> authenticator.admits(key));
    }

    /** Keys of other callers of the same address go on working: nobody guesses one of them. */
    private ApiException unknown() {
        tries.wrong(address.network(routing));
        return BearerKey.unauthenticated("The key is unknown or revoked.");
    }
}
