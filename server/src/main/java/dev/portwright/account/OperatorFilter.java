package dev.portwright.account;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.http.FrontDoorData;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Lets in who shows the operator's key. Without one configured, the operator API does not exist. */
@Provider
@OperatorApi
@Priority(Priorities.AUTHENTICATION)
class OperatorFilter implements ContainerRequestFilter {
    private final byte @Nullable [] expected;
    private final CurrentCaller current;
    private final RoutingContext routing;

    OperatorFilter(Settings settings, CurrentCaller current, RoutingContext routing) {
        String key = settings.operatorKey();
        this.expected = key == null ? null : KeySecret.hash(key);
        this.current = current;
        this.routing = routing;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (expected == null) {
            throw new ApiException(ProblemCode.NOT_FOUND.because(
                    "The operator API is off. Start the server with PORTWRIGHT_OPERATOR_KEY to use it."));
        }
        if (!MessageDigest.isEqual(expected, KeySecret.hash(BearerKey.of(request)))) {
            throw BearerKey.unauthenticated("This is not the operator's key.");
        }
        routing.put(FrontDoorData.CALLER, "operator");
        current.isOperator(routing.get(FrontDoorData.REQUEST_ID));
    }
}
