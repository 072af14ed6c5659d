package dev.portwright.desk;

import dev.portwright.history.Change;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.porting.book.AllOrders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds and lists orders of all accounts with what the desk is asked to do. */
@ApplicationScoped
class DeskOrders {
    private final Db db;
    private final AllOrders orders;
    private final Clock clock;

    DeskOrders(Db db, AllOrders orders, Clock clock) {
        this.db = db;
        this.orders = orders;
        this.clock = clock;
    }

    /** One page of the desk's list. */
    Listed<DeskOrder> list(Query query) {
        DeskOrderQuery list = new DeskOrderQuery(query);
        Page page = list.page();
        return db.readPage(page.size(), tx -> {
            List<UUID> ids = list.ids(tx);
            Listed<UUID> listed = Listed.of(ids, page, limit -> list.count(tx, limit));
            Map<UUID, DeskWork> work = DeskWorkStore.find(tx, listed.entries());
            List<DeskOrder> entries = orders.find(tx, listed.entries()).stream()
                    .map(found ->
                            new DeskOrder(found, work.getOrDefault(found.order().id(), DeskWork.NONE)))
                    .toList();
            return new Listed<>(entries, page, listed.total());
        });
    }

    /** How many orders of each kind the desk's list has. */
    DeskCounts counts(Query query) {
        return db.read(tx -> DeskCountQuery.count(tx, query, clock.instant()));
    }

    /**
     * The order with this id.
     *
     * @throws ApiException 404 when there is none
     */
    DeskOrder get(UUID id) {
        return db.read(tx -> {
            AllOrders.Found found = orders.get(tx, id);
            return new DeskOrder(found, DeskWorkStore.find(tx, found.order()));
        });
    }

    /**
     * What has happened to the order and who of the desk did it, newest first.
     *
     * @throws ApiException 404 when there is no such order
     */
    Listed<DeskChangeJson> history(UUID id, Page page) {
        return db.readPage(page.size(), tx -> {
            Listed<Change> listed = orders.history(tx, id, page);
            Map<UUID, String> names = namesOf(tx, listed.entries());
            return listed.map(change -> DeskChangeJson.of(change, names));
        });
    }

    /** The names of the operators who made some of the changes, removed ones among them. */
    private static Map<UUID, String> namesOf(Tx tx, List<Change> changes) {
        Set<UUID> ids = changes.stream()
                .map(DeskChangeJson::operatorOf)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : DeskWorkStore.operatorNames(tx, ids);
    }
}
