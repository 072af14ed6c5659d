package dev.portwright.platform.http;

import dev.portwright.platform.door.Exchange;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Limits how many requests of one key are under way at this process, answers that are still being read included. */
@Singleton
public class ParallelLimit {
    /** Far more than the connections to the database; enough for a client with a pool of its own. */
    static final int LIMIT = 64;

    private final ConcurrentMap<UUID, Integer> underWay = new ConcurrentHashMap<>();

    ParallelLimit() {}

    /**
     * Counts a request until its answer is on its way and the work on it has ended.
     *
     * @throws ApiException 429 when the key has {@value #LIMIT} requests under way
     */
    public void enter(UUID key, RoutingContext routing) {
        enter(key, "key", routing);
    }

    /** The same for a request that has come by a link to this in place of a key. */
    void enterByLink(UUID opened, RoutingContext routing) {
        enter(opened, "link", routing);
    }

    private void enter(UUID key, String what, RoutingContext routing) {
        Exchange exchange = routing.get(FrontDoorData.EXCHANGE);
        if (exchange != null) {
            enter(key, what, exchange);
        }
    }

    void enter(UUID key, String what, Exchange exchange) {
        if (underWay.merge(key, 1, Integer::sum) > LIMIT) {
            leave(key);
            throw new ApiException(ProblemCode.TOO_MANY_REQUESTS.because("This " + what + " has " + LIMIT
                    + " requests under way. Send the next one when one of them is answered."));
        }
        exchange.afterwards(() -> leave(key));
    }

    private void leave(UUID key) {
        underWay.computeIfPresent(key, (any, count) -> count == 1 ? null : count - 1);
    }
}
