package dev.portwright.porting.book;

import dev.portwright.history.Change;
import dev.portwright.history.History;
import dev.portwright.history.LastChange;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Subject;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the orders of an account. */
@ApplicationScoped
public class OwnOrders {
    private final Db db;
    private final PortingOrderStore orders;
    private final OrderListStore lists;
    private final OrderBook book;

    OwnOrders(Db db, PortingOrderStore orders, OrderListStore lists, OrderBook book) {
        this.db = db;
        this.orders = orders;
        this.lists = lists;
        this.book = book;
    }

    /**
     * The order, with its first numbers if they are wanted.
     *
     * @throws ApiException 404 when the account has no such order
     */
    public NumberedOrder get(UUID accountId, UUID id, boolean withNumbers) {
        return db.read(tx -> withNumbers
                        ? orders.findWithNumbers(tx, accountId, id)
                        : orders.find(tx, accountId, id).map(order -> new NumberedOrder(order, List.of())))
                .orElseThrow(OrderBook::notFound);
    }

    /**
     * The order with all of its numbers.
     *
     * @throws ApiException 404 when the account has no such order
     */
    public NumberedOrder whole(UUID accountId, UUID id) {
        return db.read(tx -> {
            PortingOrder order = orders.find(tx, accountId, id).orElseThrow(OrderBook::notFound);
            return new NumberedOrder(order, PhoneNumberStore.ofOrder(tx, order));
        });
    }

    /**
     * An order as it stands, with what decides whether it can be submitted.
     *
     * @param numbers all of its numbers
     * @param submittedElsewhere those of them which another order was submitted for that is not over yet, of whichever
     *     account, and words for its blocks of which that holds
     */
    public record Standing(PortingOrder order, List<PortingPhoneNumber> numbers, List<String> submittedElsewhere) {}

    /**
     * The order as it stands.
     *
     * @throws ApiException 404 when the account has no such order
     */
    public Standing standing(UUID accountId, UUID id) {
        return db.read(tx -> {
            PortingOrder order = orders.find(tx, accountId, id).orElseThrow(OrderBook::notFound);
            List<PortingPhoneNumber> numbers = PhoneNumberStore.ofOrder(tx, order);
            return new Standing(order, numbers, PhoneNumberStore.submittedElsewhere(tx, order, numbers));
        });
    }

    /**
     * An order in a transaction, with its first numbers.
     *
     * @param changed the attributes, by their paths, that were changed since it came into its status, each with its last change
     */
    public record Changed(NumberedOrder order, Map<String, LastChange> changed) {}

    /**
     * The order as it stands, and what was changed since it came into its status.
     *
     * @throws ApiException 404 when the account has no such order
     */
    public Changed changed(Tx tx, UUID accountId, UUID id) {
        NumberedOrder order = orders.findWithNumbers(tx, accountId, id).orElseThrow(OrderBook::notFound);
        return new Changed(
                order, History.changedSinceStatus(tx, accountId, order.order().subject()));
    }

    /** One page of the account's orders. */
    public Listed<NumberedOrder> list(UUID accountId, Query query, boolean withNumbers) {
        OrderListQuery list = new OrderListQuery(accountId, query);
        return db.readPage(list.page().size(), tx -> {
            OrderListStore.Found found = lists.list(tx, list, withNumbers);
            Long counted = found.counted();
            return Listed.of(
                    found.entries(), list.page(), limit -> counted != null ? counted : lists.count(tx, list, limit));
        });
    }

    /**
     * What has happened to the order, newest first.
     *
     * @throws ApiException 404 when the account has no such order
     */
    public Listed<Change> history(UUID accountId, UUID id, Page page) {
        return db.readPage(page.size(), tx -> {
            book.require(tx, accountId, id);
            return History.page(tx, accountId, new Subject(PortingOrder.RECORD_TYPE, id), page);
        });
    }
}
