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
import java.util.stream.Collectors;

/**
 * Deletes the history, the events and the supplements of orders that have been over, or deleted, for long. Goes through each by
 * age, some rows at a time; how far it has come is not kept, since rows that were passed over are few: those of orders that
 * have been open for that long.
 */
final class HistorySweep {
    static final int AT_ONCE = 500;

    private static final UUID FRONT = new UUID(0, 0);

    private final OldSupplements supplements;

    private volatile Place place = new Place(Kind.CHANGES, FRONT);

    HistorySweep(OldSupplements supplements) {
        this.supplements = supplements;
    }

    /** What it goes through, one after the other. */
    private enum Kind {
        CHANGES,
        EVENTS,
        SUPPLEMENTS;

        /** The first one after the last. */
        Kind next() {
            return switch (this) {
                case CHANGES -> EVENTS;
                case EVENTS -> SUPPLEMENTS;
                case SUPPLEMENTS -> CHANGES;
            };
        }
    }

    /** How far it has come. */
    private record Place(Kind kind, UUID after) {}

    /**
     * Goes on, in a transaction.
     *
     * @param untouchedSince rows of orders go to which nothing has happened since then
     * @return false at the end
     */
    boolean step(Tx tx, Instant untouchedSince) {
        Place before = place;
        UUID border = Ids.border(untouchedSince);
        List<UUID> rows = switch (before.kind) {
            case CHANGES -> {
                List<About> old = OldChanges.between(tx, PortingOrder.RECORD_TYPE, before.after, border, AT_ONCE);
                OldChanges.delete(tx, those(tx, old, untouchedSince));
                yield ids(old);
            }
            case EVENTS -> {
                List<About> old = OldEvents.between(tx, PortingOrder.RECORD_TYPE, before.after, border, AT_ONCE);
                OldEvents.delete(tx, those(tx, old, untouchedSince));
                yield ids(old);
            }
            case SUPPLEMENTS -> {
                List<UUID> orders = supplements.between(tx, before.after, border, AT_ONCE);
                supplements.delete(tx, over(tx, new HashSet<>(orders), untouchedSince));
                yield orders;
            }
        };
        boolean more = rows.size() == AT_ONCE;
        Place after = more ? new Place(before.kind, rows.getLast()) : new Place(before.kind.next(), FRONT);
        tx.afterCommit(() -> place = after);
        return more || after.kind != Kind.CHANGES;
    }

    private static List<UUID> ids(List<About> rows) {
        return rows.stream().map(About::id).toList();
    }

    /** Those of the rows that are about orders which are over. */
    private static List<UUID> those(Tx tx, List<About> rows, Instant untouchedSince) {
        Set<UUID> orders = rows.stream().map(row -> row.subject().id()).collect(Collectors.toSet());
        Set<UUID> over = over(tx, orders, untouchedSince);
        return rows.stream()
                .filter(row -> over.contains(row.subject().id()))
                .map(About::id)
                .toList();
    }

    /** Those of the orders that are over or gone, and have been left alone. */
    private static Set<UUID> over(Tx tx, Set<UUID> orders, Instant untouchedSince) {
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
