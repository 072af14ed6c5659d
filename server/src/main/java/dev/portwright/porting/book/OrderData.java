package dev.portwright.porting.book;

import dev.portwright.account.AccountData;
import dev.portwright.history.History;
import dev.portwright.platform.db.Tx;
import dev.portwright.porting.order.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The orders of an account with their numbers and their history, and the history of those that are gone. */
@ApplicationScoped
class OrderData implements AccountData {
    /** Orders that are taken away at a time, each whole. */
    private static final int ORDERS = 100;

    /** Numbers and history entries after which no further order is taken at a time. */
    private static final int ROWS = 5_000;

    private final Instance<RemovalListener> listeners;

    OrderData(Instance<RemovalListener> listeners) {
        this.listeners = listeners;
    }

    /**
     * @param rows how many rows go with the order: its numbers and an entry for each version
     */
    private record Weighed(UUID id, long rows) {}

    @Override
    public boolean emptySome(Tx tx, UUID accountId) {
        List<UUID> orders = some(tx, accountId);
        if (!orders.isEmpty()) {
            for (RemovalListener listener : listeners) {
                listener.removing(tx, accountId, orders);
            }
            PortingOrderStore.remove(tx, accountId, orders);
        } else {
            DraftCount.forget(tx, accountId);
        }
        List<UUID> gone = History.someDeleted(tx, accountId, PortingOrder.RECORD_TYPE, ORDERS);
        List<UUID> histories = new ArrayList<>(orders);
        histories.addAll(gone);
        History.forget(tx, accountId, histories);
        return !histories.isEmpty();
    }

    /** In the order of the ids, as for whoever locks several orders. */
    private static List<UUID> some(Tx tx, UUID accountId) {
        List<Weighed> found = tx.sql("""
                        SELECT id, phone_numbers_count + version FROM porting_order
                        WHERE account_id = ? ORDER BY id LIMIT ? FOR UPDATE""").set(accountId).set(ORDERS).list(row -> new Weighed(row.uuid(), row.number()));
        List<UUID> taken = new ArrayList<>();
        long rows = 0;
        for (Weighed order : found) {
            if (rows >= ROWS) {
                break;
            }
            rows += order.rows();
            taken.add(order.id());
        }
        return taken;
    }
}
