package dev.portwright.porting.book;

import dev.portwright.event.OldEvents;
import dev.portwright.history.OldChanges;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.About;
import dev.portwright.platform.id.Ids;
import dev.portwright.porting.order.PortingOrder;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Deletes the history and the events of orders that have been over, or deleted, for long. Goes through both by age, some
 * rows at a time; how far it has come is not kept, since rows that were passed over are few: those of orders that have
 * been open for that long.
 */
final class HistorySweep {
    static final int AT_ONCE = 500;

    private static final UUID FRONT = new UUID(0, 0);

    private volatile Place place = new Place(false, FRONT);

    /** How far it has come: first through the history, then through the events. */
    private record Place(boolean events, UUID after) {}

    /**
     * Goes on, in a transaction.
     *
     * @param untouchedSince rows of orders go to which nothing has happened since then
     * @return false at the end
     */
    boolean step(Tx tx, Instant untouchedSince) {
        Place before = place;
        UUID border = Ids.border(untouchedSince);
        List<About> rows = before.events
                ? OldEvents.between(tx, PortingOrder.RECORD_TYPE, before.after, border, AT_ONCE)
                : OldChanges.between(tx, PortingOrder.RECORD_TYPE, before.after, border, AT_ONCE);
        Set<UUID> over = over(tx, rows, untouchedSince);
        List<UUID> old = rows.stream()
                .filter(row -> over.contains(row.subject().id()))
                .map(About::id)
                .toList();
        if (before.events) {
            OldEvents.delete(tx, old);
        } else {
            OldChanges.delete(tx, old);
        }
        boolean more = rows.size() == AT_ONCE;
        Place after = more ? new Place(before.events, rows.getLast().id()) : new Place(!before.events, FRONT);
        tx.afterCommit(() -> place = after);
        return more || after.events;
    }

    /** Those of the orders that are over or gone, and have been left alone. */
    private static Set<UUID> over(Tx tx, List<About> rows, Instant untouchedSince) {
        Set<UUID> orders = new HashSet<>();
        rows.forEach(row -> orders.add(row.subject().id()));
        Set<UUID> over = new HashSet<>(
                tx.sql("""
                        SELECT x.id FROM unnest(?) x(id)
                        WHERE NOT EXISTS (
                                SELECT 1 FROM porting_order o
                                WHERE o.id = x.id AND (o.status NOT IN ('ported', 'cancelled') OR o.updated_at >= ?))""").array("uuid", orders).set(untouchedSince).list(Sql.Row::uuid));
        over.removeAll(OldChanges.changedSince(tx, over, untouchedSince));
        return over;
    }
}
