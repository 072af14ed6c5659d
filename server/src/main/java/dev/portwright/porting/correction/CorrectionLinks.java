package dev.portwright.porting.correction;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.order.PortingOrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Makes, lists and takes back the links of an order. */
@ApplicationScoped
class CorrectionLinks {
    /** How many may open an order at a time. */
    static final int MOST_ACTIVE = 10;

    /** How many that open nothing any more are still listed. */
    static final int MOST_OLD = 90;

    private final Db db;
    private final OrderBook orders;
    private final LinkTokens tokens;
    private final Ids ids;
    private final Clock clock;

    CorrectionLinks(Db db, OrderBook orders, LinkTokens tokens, Ids ids, Clock clock) {
        this.db = db;
        this.orders = orders;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    /** A link and its secret, which is not to be had again. */
    record Made(CorrectionLink link, String token) {}

    /**
     * Makes a link.
     *
     * @param lifetime how long it opens the order
     * @param confirms whether the order is submitted again as soon as it has been corrected
     * @throws ApiException 404 when the account has no such order, 422 when that is not in exception, or has as many links as
     *     it can have
     */
    Made make(Tx tx, UUID accountId, Actor actor, UUID orderId, Duration lifetime, boolean confirms) {
        HeldOrder held = orders.hold(tx, accountId, orderId, actor);
        PortingOrderStatus status = held.order().status();
        if (status != PortingOrderStatus.EXCEPTION) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                    "There is nothing to correct: this order is " + status.word() + ", not in exception."));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (CorrectionLinkStore.active(tx, accountId, orderId, now) >= MOST_ACTIVE) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("The order has " + MOST_ACTIVE
                    + " correction links that work, which is as many as it can have. Revoke one of them first."));
        }
        CorrectionLink link =
                new CorrectionLink(ids.next(), accountId, orderId, confirms, now, now.plus(lifetime), null, null);
        CorrectionLinkStore.insert(tx, link);
        CorrectionLinkStore.forgetOld(tx, accountId, orderId, now, MOST_OLD);
        return new Made(link, tokens.make(link.id()));
    }

    /**
     * One page of the links of an order, newest first.
     *
     * @throws ApiException 404 when the account has no such order
     */
    Listed<CorrectionLink> list(UUID accountId, UUID orderId, Page page) {
        db.read(tx -> {
            orders.require(tx, accountId, orderId);
            return orderId;
        });
        return CorrectionLinkStore.list(db, accountId, orderId, page);
    }

    /**
     * Takes a link back: it opens nothing any more. Once more changes nothing.
     *
     * @throws ApiException 404 when the account has no such order, or that no such link
     */
    CorrectionLink revoke(UUID accountId, UUID orderId, UUID id) {
        return db.transaction(tx -> {
            orders.require(tx, accountId, orderId);
            return CorrectionLinkStore.revoke(tx, accountId, orderId, id, clock.instant())
                    .orElseThrow(() -> new ApiException(ProblemCode.NOT_FOUND.in(
                            "correction_link_id", "The order has no correction link with this id.")));
        });
    }

    Instant now() {
        return clock.instant();
    }
}
