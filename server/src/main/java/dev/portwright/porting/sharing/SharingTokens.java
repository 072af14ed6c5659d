package dev.portwright.porting.sharing;

import dev.portwright.account.Actor;
import dev.portwright.account.Authenticator;
import dev.portwright.account.Caller;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.PortingOrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, lists and revokes tokens. Each that is made or revoked is in the history of its order. */
@ApplicationScoped
class SharingTokens {
    /** How many tokens of an order open it at the same time. */
    static final int MOST = 20;

    private final Db db;
    private final OrderBook orders;
    private final Authenticator authenticator;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;

    SharingTokens(Db db, OrderBook orders, Authenticator authenticator, Jobs jobs, Ids ids, Clock clock) {
        this.db = db;
        this.orders = orders;
        this.authenticator = authenticator;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a token.
     *
     * @throws ApiException 404 when the account has no such order, 422 when that is cancelled, was changed too often, or has
     *     {@link #MOST} tokens
     */
    SharingToken share(Tx tx, Caller caller, Actor actor, UUID orderId, ShareRequest wanted) {
        HeldOrder held = orders.hold(tx, caller.accountId(), orderId, actor);
        if (held.order().status() == PortingOrderStatus.CANCELLED) {
            throw new ApiException(
                    ProblemCode.UNPROCESSABLE.because("The order is cancelled: it is not shared any more."));
        }
        ChangeBound.require(held.order());
        Instant now = clock.instant();
        if (SharingTokenStore.count(tx, caller.accountId(), orderId, now) >= MOST) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("The order has " + MOST
                    + " sharing tokens, which is as many as it can have. Revoke one, or wait until one is over."));
        }
        Instant end = now.plusSeconds(wanted.seconds()).truncatedTo(ChronoUnit.SECONDS);
        SharingToken token = new SharingToken(
                ids.next(),
                caller.accountId(),
                orderId,
                caller.userId(),
                wanted.permissions(),
                wanted.seconds(),
                now,
                end);
        SharingTokenStore.insert(tx, token);
        jobs.schedule(tx, SharingTokenExpiry.KIND, token.id(), end);
        held.note("Its documents were shared until " + end + " with token " + token.id() + ": "
                + String.join(", ", token.words()) + ".");
        return token;
    }

    /**
     * One page of an order's tokens that are not over, newest first.
     *
     * @throws ApiException 404 when the account has no such order
     */
    Listed<SharingToken> list(UUID accountId, UUID orderId, Page page) {
        return db.readPage(page.size(), tx -> {
            orders.require(tx, accountId, orderId);
            Instant now = clock.instant();
            return Listed.of(
                    SharingTokenStore.list(tx, accountId, orderId, now, page),
                    page,
                    limit -> SharingTokenStore.count(tx, accountId, orderId, now));
        });
    }

    /**
     * Revokes a token: here from the next request on, at other servers within a second.
     *
     * @throws ApiException 404 when the account has no such order, or that no such token that is not over
     */
    void revoke(UUID accountId, Actor actor, UUID orderId, UUID id) {
        db.<@Nullable Void>transaction(tx -> {
            HeldOrder held = orders.hold(tx, accountId, orderId, actor);
            if (!SharingTokenStore.delete(tx, accountId, orderId, id, clock.instant())) {
                throw new ApiException(ProblemCode.NOT_FOUND.in(
                        "sharing_token_id", "The order has no sharing token with this id, or its time is over."));
            }
            jobs.cancel(tx, SharingTokenExpiry.KIND, id);
            held.note("Sharing token " + id + " was revoked.");
            return null;
        });
        authenticator.forget();
    }
}
