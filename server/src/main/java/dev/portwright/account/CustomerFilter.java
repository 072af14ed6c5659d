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
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

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
    private final SharedKeys shared;
    private final ClientAddress address;
    private final RoutingContext routing;
    private final KeyTries tries = new KeyTries();

    @Context
    @Nullable
    ResourceInfo resource;

    CustomerFilter(
            Authenticator authenticator,
            CustomerCall call,
            RateLimiter limiter,
            ParallelLimit parallel,
            FaultyAnswers faults,
            SharedKeys shared,
            ClientAddress address,
            RoutingContext routing) {
        this.authenticator = authenticator;
        this.call = call;
        this.limiter = limiter;
        this.parallel = parallel;
        this.faults = faults;
        this.shared = shared;
        this.address = address;
        this.routing = routing;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String key = BearerKey.of(request);
        Caller caller = authenticator.caller(key).orElseThrow(() -> unknown(key));
        OnBehalf.of(caller.accountId());
        routing.put(FrontDoorData.CALLER, (caller.share() == null ? "key:" : "token:") + caller.apiKeyId());
        limiter.take(caller.apiKeyId(), routing.response());
        parallel.enter(caller.apiKeyId(), routing);
        if (caller.suspended()) {
            throw new ApiException(ProblemCode.FORBIDDEN.because(
                    "The account is suspended. Ask the operator of this server to resume it,"
                            + " or whoever manages the account to enable it."));
        }
        requireOpen(caller);
        faults.strike(caller.accountId(), caller.apiKeyId(), routing);
        call.is(caller, () -> authenticator.admits(key));
    }

    private void requireOpen(Caller caller) {
        Share share = caller.share();
        if (share == null) {
            return;
        }
        OpenToShares open =
                resource == null ? null : resource.getResourceMethod().getAnnotation(OpenToShares.class);
        if (open == null) {
            throw new ApiException(
                    ProblemCode.FORBIDDEN.because(
                            "A sharing token opens the documents of its order and nothing else. Use an API key of the account."));
        }
        if (!share.permissions().contains(open.value())) {
            throw new ApiException(ProblemCode.FORBIDDEN.because("This needs the permission "
                    + open.value().word() + ", which the sharing token does not have. Ask for one that has it."));
        }
    }

    /** Keys of other callers of the same address go on working: nobody guesses one of them. */
    private ApiException unknown(String key) {
        tries.wrong(address.network(routing));
        return BearerKey.unauthenticated(
                shared.isOne(key)
                        ? "The sharing token's time is over, it was revoked, or its order is cancelled or deleted."
                                + " Ask whoever shared the order for another one."
                        : "The key is unknown or revoked.");
    }
}
