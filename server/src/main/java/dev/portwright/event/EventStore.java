package dev.portwright.event;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.id.Subject;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Filter.Bound;
import dev.portwright.platform.page.Listed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads rows of events about porting orders. */
final class EventStore {
    /** Of {@code event e}, in the list and in the feed. */
    static final List<Filter> FILTERS = List.of(
            Filter.text("type", "e.event_type"),
            Filter.uuid("porting_order_id", "e.porting_order_id"),
            Filter.time("created_at", "e.occurred_at", Bound.GTE, Bound.LTE));

    private static final SqlText COLUMNS = SqlText.of("""
            id, event_type, subject_type, porting_order_id, occurred_at, payload,
            coalesce((SELECT f.methods FROM event_feed f WHERE f.event_id = e.id), '{}')""");

    private static final SqlText ONE = SqlText.of(
                    "SELECT {columns} FROM event e WHERE account_id = {account} AND id = {id} AND subject_type = 'porting_order'")
            .with("columns", COLUMNS);

    private static final SqlText PAGE = SqlText.of("""
            SELECT {columns}
            FROM event e
            WHERE account_id = {account} AND subject_type = 'porting_order' AND {filters}
            ORDER BY occurred_at DESC, id DESC LIMIT {limit} OFFSET {offset}""").with("columns", COLUMNS);

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*)
            FROM (SELECT 1
                  FROM event e
                  WHERE account_id = {account} AND subject_type = 'porting_order' AND {filters}
                  LIMIT {most}) counted""");

    private EventStore() {}

    static Optional<StoredEvent> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql(ONE.with("account", accountId).with("id", id)).one(EventStore::event);
    }

    /** One page, newest first. */
    static Listed<StoredEvent> list(Db db, UUID accountId, Where filters, Page page) {
        return Listed.read(
                db,
                page,
                PAGE.with("account", accountId).with("filters", filters.text()),
                COUNT.with("account", accountId).with("filters", filters.text()),
                EventStore::event);
    }

    private static StoredEvent event(Sql.Row row) {
        return new StoredEvent(
                row.uuid(),
                row.string(),
                new Subject(row.string(), row.uuid()),
                row.instant(),
                row.stringOrNull(),
                row.strings());
    }
}
