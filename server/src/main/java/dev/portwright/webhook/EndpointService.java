package dev.portwright.webhook;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.outbound.Target;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.webhook.Deliveries.Receiver;
import dev.portwright.webhook.EndpointStore.Seen;
import dev.portwright.webhook.signing.SigningSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an account sees of its endpoints and does with them. */
@ApplicationScoped
class EndpointService {
    /** How long the secret before the present one stays valid. */
    static final Duration OVERLAP = Duration.ofDays(1);

    private final Db db;
    private final EndpointStore endpoints;
    private final Couriers couriers;
    private final Clock clock;

    EndpointService(Db db, EndpointStore endpoints, Couriers couriers, Clock clock) {
        this.db = db;
        this.endpoints = endpoints;
        this.couriers = couriers;
        this.clock = clock;
    }

    Listed<Seen> list(UUID accountId, Page page) {
        return db.readPage(
                page.size(),
                tx -> Listed.of(endpoints.list(tx, accountId, page), page, limit -> endpoints.count(tx, accountId)));
    }

    /** @throws ApiException 404 when the account has no such endpoint */
    Seen get(UUID accountId, UUID id) {
        return db.read(tx -> find(tx, accountId, id));
    }

    /**
     * The endpoint of this URL, made when there is none, so that its secret can be known before anything is sent there.
     *
     * @throws ApiException 422 when requests cannot be sent to the URL, or the account has as many endpoints as it may
     */
    Seen create(Tx tx, UUID accountId, String url) {
        Target target = Target.parse(url)
                .orElseThrow(() -> new ApiException(ProblemCode.INVALID_URL.at(
                        "/url", Target.fault(url).orElse("The value must be an http or https URL."))));
        Receiver receiver = new Receiver(accountId, target.origin());
        if (endpoints.findByOrigin(tx, receiver).isEmpty()) {
            endpoints.create(tx, receiver, clock.instant(), null);
        }
        return endpoints
                .findByOrigin(tx, receiver)
                .orElseThrow(() -> new ApiException(ProblemCode.UNPROCESSABLE.at(
                        "/url",
                        "The account has events sent to " + EndpointStore.MOST
                                + " hosts, which is as many as it may. Have fewer.")));
    }

    /**
     * Switches an endpoint on and has what waits for it sent. One that is on is tried at once.
     *
     * @throws ApiException 404 when the account has no such endpoint
     */
    Seen switchOn(Tx tx, UUID accountId, UUID id) {
        find(tx, accountId, id);
        endpoints.switchOn(tx, accountId, id, clock.instant());
        tx.afterCommit(couriers::wake);
        return find(tx, accountId, id);
    }

    /**
     * The secrets of an endpoint, the present one first.
     *
     * @throws ApiException 404 when the account has no such endpoint
     */
    List<SigningSecret> secrets(UUID accountId, UUID id) {
        return db.read(tx -> secrets(tx, accountId, id));
    }

    /**
     * Gives an endpoint another secret; the one before it is valid for {@link #OVERLAP} more.
     *
     * @throws ApiException 404 when the account has no such endpoint
     */
    List<SigningSecret> rotate(Tx tx, UUID accountId, UUID id) {
        Instant oldUntil = clock.instant().plus(OVERLAP);
        endpoints.rotate(tx, accountId, id, oldUntil);
        return secrets(tx, accountId, id);
    }

    private List<SigningSecret> secrets(Tx tx, UUID accountId, UUID id) {
        return endpoints.secrets(tx, accountId, id, clock.instant()).orElseThrow(EndpointService::unknown);
    }

    private Seen find(Tx tx, UUID accountId, UUID id) {
        return endpoints.find(tx, accountId, id).orElseThrow(EndpointService::unknown);
    }

    private static ApiException unknown() {
        return new ApiException(ProblemCode.NOT_FOUND.in("id", "There is no webhook endpoint with this id."));
    }
}
