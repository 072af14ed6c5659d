package dev.portwright.platform.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** A request of somebody who needs no key. */
@RequestScoped
public class PublicCall extends Call {
    @Inject
    RateLimiter limiter;

    @Inject
    ParallelLimit parallel;

    /**
     * Counts the request for what its link opens, within the limits that a key has.
     *
     * @throws dev.portwright.platform.problem.ApiException 429 when too many come at a time
     */
    public void countFor(UUID opened) {
        limiter.takeByLink(opened);
        parallel.enterByLink(opened, routing);
    }

    /** Says whose link it is. Bodies that come by all links of an account have the share of memory that those of one key have. */
    public void isByLinkOf(UUID accountId) {
        routing.put(FrontDoorData.CALLER, "links:" + accountId);
    }
}
