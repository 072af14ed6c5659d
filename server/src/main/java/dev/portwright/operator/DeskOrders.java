package dev.portwright.operator;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.http.Total;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.portingorder.AllOrders;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

    /** One page of a list and how long the whole list is. */
    record Listed(List<DeskOrder> entries, Page page, Total total) {}

    Listed list(Query query) {
        DeskOrderQuery list = new DeskOrderQuery(query);
        return db.read(connection -> {
            Page page = list.page();
            List<UUID> ids = list.ids(connection);
            Total total = Total.shownBy(page, ids.size())
                    ? Total.endingWith(page, ids.size())
                    : Total.counted(page, list.count(connection, Total.COUNTED_AT_MOST), ids.size());
            List<UUID> shown = ids.size() > page.size() ? ids.subList(0, page.size()) : ids;
            List<DeskOrder> entries = new ArrayList<>();
            for (AllOrders.Found found : orders.find(shown)) {
                entries.add(withRequest(connection, found));
            }
            return new Listed(entries, page, total);
        });
    }

    /**
     * The order with this id.
     *
     * @throws ApiException 404 when there is none
     */
    DeskOrder get(UUID id) {
        return db.read(connection -> withRequest(connection, orders.get(id)));
    }

    /**
     * What has happened to the order, newest first.
     *
     * @throws ApiException 404 when there is no such order
     */
    AllOrders.History history(UUID id, Page page) {
        return orders.history(id, page);
    }

    private static DeskOrder withRequest(Connection connection, AllOrders.Found found) throws SQLException {
        return new DeskOrder(
                found, DeskRequestStore.find(connection, found.order()).orElse(null));
    }
}
