package dev.portwright.operator;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.http.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.portingorder.AllOrders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds and lists orders of all accounts with what the desk is asked to do. */
@ApplicationScoped
class DeskOrders {
    private final Db db;
    private final AllOrders orders;

    DeskOrders(Db db, AllOrders orders) {
        this.db = db;
        this.orders = orders;
    }

    /** One page of the desk's list. */
    Listed<DeskOrder> list(Query query) {
        DeskOrderQuery list = new DeskOrderQuery(query);
        Page page = list.page();
        return db.readPage(page.size(), connection -> {
            List<UUID> ids = list.ids(connection);
            Listed<UUID> listed = Listed.of(ids, page, limit -> list.count(connection, limit));
            Map<UUID, DeskRequest> requests = DeskRequestStore.find(connection, listed.entries());
            List<DeskOrder> entries = orders.find(listed.entries()).stream()
                    .map(found ->
                            new DeskOrder(found, requests.get(found.order().id())))
                    .toList();
            return new Listed<>(entries, page, listed.total());
        });
    }

    /**
     * The order with this id.
     *
     * @throws ApiException 404 when there is none
     */
    DeskOrder get(UUID id) {
        return db.read(connection -> {
            AllOrders.Found found = orders.get(id);
            return new DeskOrder(
                    found, DeskRequestStore.find(connection, found.order()).orElse(null));
        });
    }

    /**
     * What has happened to the order, newest first.
     *
     * @throws ApiException 404 when there is no such order
     */
    AllOrders.History history(UUID id, Page page) {
        return orders.history(id, page);
    }
}
