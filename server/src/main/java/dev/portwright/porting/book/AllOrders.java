package dev.portwright.porting.book;

import dev.portwright.history.Change;
import dev.portwright.history.History;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Subject;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderJson;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads orders for those who work for all accounts. Everything shows as to the owner, secrets included. */
@ApplicationScoped
public class AllOrders {
    private final PortingOrderStore orders;
    private final RequirementCatalog catalog;

    AllOrders(PortingOrderStore orders, RequirementCatalog catalog) {
        this.orders = orders;
        this.catalog = catalog;
    }

    /** An order, and how its owner sees it with its first numbers. */
    public record Found(PortingOrder order, PortingOrderJson json) {}

    /** The orders with these ids, in the order of the ids; ids that no order has are left out. */
    public List<Found> find(Tx tx, List<UUID> ids) {
        return orders.ofAllAccounts(tx, ids).stream()
                .map(found -> new Found(found.order(), json(found.order(), found.numbers())))
                .toList();
    }

    /**
     * The order with this id.
     *
     * @throws ApiException 404 when there is none
     */
    public Found get(Tx tx, UUID id) {
        return find(tx, List.of(id)).stream().findFirst().orElseThrow(OrderBook::notFound);
    }

    /**
     * What has happened to the order, newest entry first.
     *
     * @throws ApiException 404 when there is no such order
     */
    public Listed<Change> history(Tx tx, UUID id, Page page) {
        UUID account = orders.accountOf(tx, id).orElseThrow(OrderBook::notFound);
        return History.page(tx, account, new Subject(PortingOrder.RECORD_TYPE, id), page);
    }

    /** An order that is held, as it stands there. */
    public Found found(HeldOrder held) {
        return new Found(held.order(), json(held.order(), held.firstNumbers()));
    }

    private PortingOrderJson json(PortingOrder order, List<PortingPhoneNumber> numbers) {
        return PortingOrderJson.of(order, numbers, catalog);
    }
}
