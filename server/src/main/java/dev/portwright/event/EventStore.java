package dev.portwright.event;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads rows of events. */
final class EventStore {
    private static final String SELECT =
            "SELECT id, event_type, subject_type, porting_order_id, occurred_at, payload FROM event";

    private EventStore() {}

    static Optional<StoredEvent> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql(SELECT + " WHERE account_id = ? AND id = ?")
                .set(accountId)
                .set(id)
                .one(EventStore::event);
    }

    /** One page, newest first, and, to see whether there is a next one, its first entry. */
    static List<StoredEvent> list(Tx tx, UUID accountId, EventFilter filter, Page page) {
        Sql sql = tx.sql(SELECT + where(filter) + " ORDER BY occurred_at DESC, id DESC LIMIT ? OFFSET ?");
        return filtered(sql, accountId, filter)
                .set(page.size() + 1)
                .set(page.offset())
                .page(EventStore::event);
    }

    /** How many events match, counted no further than one above the limit. */
    static long count(Tx tx, UUID accountId, EventFilter filter, int limit) {
        Sql sql = tx.sql("SELECT count(*) FROM (SELECT 1 FROM event" + where(filter) + " LIMIT ?) counted");
        return filtered(sql, accountId, filter)
                .set(limit + 1)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    private static String where(EventFilter filter) {
        return " WHERE account_id = ?"
                + (filter.type() == null ? "" : " AND event_type = ?")
                + (filter.portingOrderId() == null ? "" : " AND porting_order_id = ?")
                + (filter.occurred().from() == null ? "" : " AND occurred_at >= ?")
                + (filter.occurred().to() == null ? "" : " AND occurred_at <= ?");
    }

    private static Sql filtered(Sql sql, UUID accountId, EventFilter filter) {
        sql.set(accountId);
        if (filter.type() != null) {
            sql.set(filter.type());
        }
        if (filter.portingOrderId() != null) {
            sql.set(filter.portingOrderId());
        }
        if (filter.occurred().from() != null) {
            sql.set(filter.occurred().from());
        }
        if (filter.occurred().to() != null) {
            sql.set(filter.occurred().to());
        }
        return sql;
    }

    private static StoredEvent event(Sql.Row row) {
        return new StoredEvent(
                row.uuid(), row.string(), new Subject(row.string(), row.uuid()), row.instant(), row.stringOrNull());
    }
}
