package dev.portwright.portingorder;

import dev.portwright.account.Caller;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.http.ETags;
import dev.portwright.platform.http.Listed;
import dev.portwright.platform.http.Total;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds, lists and deletes orders. */
@ApplicationScoped
class PortingOrderService {
    private final Db db;
    private final PortingOrderStore orders;
    private final OrderListStore lists;
    private final OrderEvents events;
    private final Ids ids;
    private final Clock clock;

    PortingOrderService(
            Db db, PortingOrderStore orders, OrderListStore lists, OrderEvents events, Ids ids, Clock clock) {
        this.db = db;
        this.orders = orders;
        this.lists = lists;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The order with its first numbers.
     *
     * @throws ApiException 404 when the account has no such order
     */
    PortingOrderStore.WithNumbers get(Caller caller, UUID id) {
        return db.read(connection ->
                orders.findWithNumbers(connection, caller.accountId(), id).orElseThrow(PortingOrderService::notFound));
    }

    /**
     * The order without its numbers.
     *
     * @throws ApiException 404 when the account has no such order
     */
    PortingOrder getWithoutNumbers(Caller caller, UUID id) {
        return db.read(connection ->
                orders.find(connection, caller.accountId(), id).orElseThrow(PortingOrderService::notFound));
    }

    /** One page of the account's orders. */
    Listed<PortingOrderStore.WithNumbers> list(Caller caller, Query query, boolean withNumbers) {
        OrderListQuery list = new OrderListQuery(caller.accountId(), query);
        return db.readPage(list.page().size(), connection -> {
            OrderListStore.Found found = lists.list(connection, list, withNumbers);
            Long counted = found.counted();
            return Listed.of(
                    found.entries(),
                    list.page(),
                    limit -> counted != null ? counted : lists.count(connection, list, limit));
        });
    }

    /**
     * What has happened to the order, newest first.
     *
     * @throws ApiException 404 when the account has no such order
     */
    Listed<OrderChange> history(Caller caller, UUID id, Page page) {
        PortingOrder order = getWithoutNumbers(caller, id);
        return db.readPage(page.size(), connection -> {
            List<OrderChange> entries = OrderChangeStore.list(connection, order.accountId(), order.id(), page);
            long total = OrderChangeStore.count(connection, order.accountId(), order.id());
            return new Listed<>(entries, page, new Total(total, true));
        });
    }

    /**
     * Deletes a draft.
     *
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422
     *     when it is no draft
     */
    void delete(Caller caller, @Nullable String requestId, UUID id, @Nullable String ifMatch) {
        db.transaction(connection -> {
            PortingOrder order =
                    orders.lock(connection, caller.accountId(), id).orElseThrow(PortingOrderService::notFound);
            ETags.require(ifMatch, order.version());
            if (!order.isDraft()) {
                String instead =
                        order.status().canBecome(PortingOrderStatus.CANCEL_PENDING) ? " Cancel it instead." : "";
                throw new ApiException(ProblemCode.UNPROCESSABLE.because("Only drafts can be deleted; this order is "
                        + order.status().word() + "." + instead));
            }
            PortingOrder last = order.next(order.state(), clock.instant());
            orders.delete(
                    connection,
                    last,
                    OrderChange.of(
                            ids.next(), last, OrderChange.DELETED, Actor.user(caller, requestId), null, List.of()));
            events.deleted(connection, last, last.updatedAt());
            return null;
        });
    }

    /** The same for an order of another account and for one that does not exist. */
    static ApiException notFound() {
        return new ApiException(ProblemCode.NOT_FOUND.in("id", "There is no porting order with this id."));
    }
}
