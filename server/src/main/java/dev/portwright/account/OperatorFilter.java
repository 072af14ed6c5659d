package dev.portwright.account;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.OnBehalf;
import dev.portwright.platform.http.ClientAddress;
import dev.portwright.platform.http.FrontDoorData;
import dev.portwright.platform.http.ParallelLimit;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets in who shows the key of the installation, or that of an operator. */
@Provider
@OperatorApi
@Priority(Priorities.AUTHENTICATION)
class OperatorFilter implements ContainerRequestFilter {
    /** Whose requests under way are counted together. */
    private static final UUID OPERATOR = new UUID(0, 0);

    private final byte @Nullable [] expected;
    private final Operators operators;
    private final OperatorCall call;
    private final ClientAddress address;
    private final ParallelLimit parallel;
    private final KeyTries tries = new KeyTries();
    private final RoutingContext routing;

    OperatorFilter(
            Settings settings,
            Operators operators,
            OperatorCall call,
            ClientAddress address,
            ParallelLimit parallel,
            RoutingContext routing) {
        String key = settings.operatorKey();
        this.operators = operators;
        this.call = call;
        this.expected = key == null ? null : KeySecret.hash(key);
        this.address = address;
        this.parallel = parallel;
        this.routing = routing;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String key = BearerKey.of(request);
        String network = address.network(routing);
        tries.requireHearing(network);
        if (expected != null && MessageDigest.isEqual(expected, KeySecret.hash(key))) {
            enter(OPERATOR, "operator");
            return;
        }
        Optional<Operator> named = expected == null ? Optional.empty() : operators.withKey(key);
        if (named.isEmpty()) {
            tries.wrong(network);
            throw BearerKey.unauthenticated("This is not the operator's key.");
        }
        UUID id = named.get().id();
        OnBehalf.of(id);
        enter(id, "operator:" + id);
        call.is(id);
    }

    private void enter(UUID who, String caller) {
        routing.put(FrontDoorData.CALLER, caller);
        parallel.enter(who, routing);
    }
}
