package dev.portwright.portingorder;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.http.Total;
import dev.portwright.platform.problem.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads orders for those who work for all accounts. Everything shows as to the owner, secrets included. */
@ApplicationScoped
public class AllOrders {
    private final Db db;
    private final PortingOrderStore orders;

    AllOrders(Db db, PortingOrderStore orders) {
        this.db = db;
        this.orders = orders;
    }

    /** An order, and how its owner sees it with its first numbers. */
    public record Found(PortingOrder order, PortingOrderJson json) {}

    /**
     * One page of an order's history.
     *
     * @param entries as its owner sees them, newest first
     */
    public record History(List<?> entries, Total total) {}

    /** The orders with these ids, in the order of the ids; ids that no order has are left out. */
    public List<Found> find(List<UUID> ids) {
        return db.read(connection -> orders.ofAllAccounts(connection, ids).stream()
                .map(found -> new Found(found.order(), PortingOrderJson.of(found.order(), found.numbers())))
                .toList());
    }

    /**
     * The order with this id.
     *
     * @throws ApiException 404 when there is none
     */
    public Found get(UUID id) {
        return find(List.of(id)).stream().findFirst().orElseThrow(PortingOrderService::notFound);
    }

    /**
     * What has happened to the order.
     *
     * @throws ApiException 404 when there is no such order
     */
    public History history(UUID id, Page page) {
        return db.readPage(page.size(), connection -> {
            UUID account = orders.accountOf(connection, id).orElseThrow(PortingOrderService::notFound);
            return new History(
                    OrderChangeStore.list(connection, account, id, page).stream()
                            .map(OrderChangeJson::of)
                            .toList(),
                    new Total(OrderChangeStore.count(connection, account, id), true));
        });
    }
}
