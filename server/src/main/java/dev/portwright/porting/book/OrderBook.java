package dev.portwright.porting.book;

import dev.portwright.account.Actor;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.ETags;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The way to an order for whoever changes it. Holding an order locks and reads it once; what comes after works with the
 * {@link HeldOrder} and neither locks nor reads it again.
 */
@ApplicationScoped
public class OrderBook {
    private final PortingOrderStore orders;
    private final OrderLife life;

    OrderBook(PortingOrderStore orders, OrderLife life) {
        this.orders = orders;
        this.life = life;
    }

    /**
     * The account's order, which nobody else holds, changes or deletes before the transaction ends.
     *
     * @param actor who acts on it, for its history
     * @throws ApiException 404 when the account has no such order
     */
    public HeldOrder hold(Tx tx, UUID accountId, UUID orderId, Actor actor) {
        return holdIfThere(tx, accountId, orderId, actor).orElseThrow(OrderBook::notFound);
    }

    /**
     * {@link #hold} for a sender who may have seen it.
     *
     * @param ifMatch the If-Match header, or null when there was none
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version
     */
    public HeldOrder hold(Tx tx, UUID accountId, UUID orderId, Actor actor, @Nullable String ifMatch) {
        HeldOrder held = hold(tx, accountId, orderId, actor);
        ETags.require(ifMatch, held.order().version());
        return held;
    }

    /** {@link #hold}, but empty when the account has no such order. */
    public Optional<HeldOrder> holdIfThere(Tx tx, UUID accountId, UUID orderId, Actor actor) {
        return orders.lock(tx, accountId, orderId).map(order -> new HeldOrder(tx, order, actor, life));
    }

    /**
     * {@link #hold} for those who work for all accounts.
     *
     * @throws ApiException 404 when there is no such order
     */
    public HeldOrder holdForAnyAccount(Tx tx, UUID orderId, Actor actor) {
        return holdForAnyAccountIfThere(tx, orderId, actor).orElseThrow(OrderBook::notFound);
    }

    /** {@link #holdForAnyAccount}, but empty when there is no such order: it may have been deleted meanwhile. */
    public Optional<HeldOrder> holdForAnyAccountIfThere(Tx tx, UUID orderId, Actor actor) {
        return orders.lockOfAnyAccount(tx, orderId).map(order -> new HeldOrder(tx, order, actor, life));
    }

    /**
     * Makes sure that the account has this order.
     *
     * @throws ApiException 404 when it has not
     */
    public void require(Tx tx, UUID accountId, UUID orderId) {
        boolean there = tx.sql("SELECT 1 FROM porting_order WHERE account_id = ? AND id = ?")
                .set(accountId)
                .set(orderId)
                .one(Sql.Row::integer)
                .isPresent();
        if (!there) {
            throw notFound();
        }
    }

    /**
     * The country of the numbers of an order, as an ISO 3166-1 alpha-2 code.
     *
     * @throws ApiException 404 when the account has no such order
     */
    public String countryCode(Tx tx, UUID accountId, UUID orderId) {
        return tx.sql("SELECT country_code FROM porting_order WHERE account_id = ? AND id = ?")
                .set(accountId)
                .set(orderId)
                .one(Sql.Row::string)
                .orElseThrow(OrderBook::notFound);
    }

    /**
     * The account that owns an order. For the operator only, who works on the orders of all accounts.
     *
     * @throws ApiException 404 when there is no such order
     */
    public UUID owner(Tx tx, UUID orderId) {
        return orders.accountOf(tx, orderId).orElseThrow(OrderBook::notFound);
    }

    /** The same for an order of another account and for one that does not exist. */
    public static ApiException notFound() {
        return new ApiException(ProblemCode.NOT_FOUND.in("id", "There is no porting order with this id."));
    }
}
