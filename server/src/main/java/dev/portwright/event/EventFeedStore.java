package dev.portwright.event;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Subject;
import dev.portwright.platform.page.Listed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of the feed: which place each event has. */
final class EventFeedStore {
    private static final String COLUMNS = """
            e.id, e.account_id, e.event_type, e.subject_type, e.porting_order_id, f.position, f.number, e.occurred_at,
            e.payload, e.webhook_url""";

    private static final String PLACE =
            """
            WITH taken AS (
                DELETE FROM event_outbox
                WHERE entry IN (SELECT entry FROM event_outbox ORDER BY entry LIMIT ?)
                RETURNING entry, event_id),
            placed AS (
                INSERT INTO event_feed (account_id, position, event_id, subject_type, subject_id, number)
                SELECT e.account_id, head.position + row_number() OVER (ORDER BY t.entry), e.id, e.subject_type,
                       e.porting_order_id,
                       coalesce((SELECT max(before.number) FROM event_feed before
                                 WHERE before.subject_id = e.porting_order_id), 0)
                           + row_number() OVER (PARTITION BY e.porting_order_id ORDER BY t.entry)
                FROM taken t JOIN event e ON e.id = t.event_id, event_feed_head head
                RETURNING event_id, position, number),
            moved AS (UPDATE event_feed_head SET position = position + (SELECT count(*) FROM placed))
            SELECT\s""" + COLUMNS + " FROM placed f JOIN event e ON e.id = f.event_id ORDER BY f.position";

    private static final SqlText AFTER = SqlText.of("""
            SELECT {columns}, f.methods
            FROM event_feed f JOIN event e ON e.id = f.event_id
            WHERE f.account_id = {account} AND f.position > {position} AND f.subject_type = 'porting_order' AND {filters}
            ORDER BY f.position LIMIT {limit}""").with("columns", SqlText.of(COLUMNS));

    private static final SqlText COUNT_AFTER = SqlText.of("""
            SELECT count(*)
            FROM (SELECT 1
                  FROM event_feed f JOIN event e ON e.id = f.event_id
                  WHERE f.account_id = {account} AND f.position > {position} AND f.subject_type = 'porting_order'
                      AND {filters}
                  LIMIT {most}) counted""");

    private static final SqlText STRETCH = SqlText.of("""
            SELECT count(*)::int, (array_agg(s.event_id ORDER BY s.position DESC))[1], coalesce(max(s.position), 0)
            FROM (SELECT f.event_id, f.position
                  FROM event_feed f JOIN event e ON e.id = f.event_id
                  WHERE f.account_id = {account} AND f.position > {position} AND f.subject_type = 'porting_order'
                      AND {filters}
                  ORDER BY f.position LIMIT {most}) s""");

    private static final SqlText UNSENT = SqlText.of("""
            FROM event_feed f JOIN event e ON e.id = f.event_id
            WHERE f.account_id = {account} AND f.subject_type = 'porting_order' AND e.webhook_url IS NULL
                AND e.payload IS NOT NULL AND {filters}""");

    private static final SqlText UNSENT_PAGE = SqlText.of(
                    "SELECT {columns} {unsent} ORDER BY f.position DESC LIMIT {limit} OFFSET {offset}")
            .with("columns", SqlText.of(COLUMNS))
            .with("unsent", UNSENT);

    private static final SqlText UNSENT_COUNT = SqlText.of(
                    "SELECT count(*) FROM (SELECT 1 {unsent} LIMIT {most}) counted")
            .with("unsent", UNSENT);

    private static final SqlText UNTIL = SqlText.of("f.position <= {until}");
    private static final SqlText OF_ORDER = SqlText.of("f.subject_id = {order}");
    private static final SqlText OF_TYPE = SqlText.of("e.event_type = {type}");

    private EventFeedStore() {}

    /** Waits until nobody else gives places, and has it so until the transaction ends. */
    static void lock(Tx tx) {
        tx.sql("SELECT position FROM event_feed_head FOR UPDATE").one(Sql.Row::number);
    }

    /** Gives the oldest events without a place one, and answers them in their order. In a statement after {@link #lock}. */
    static List<FedEvent> place(Tx tx, int most) {
        return tx.sql(PLACE).set(most).list(EventFeedStore::event);
    }

    /** The place of the newest event that has one, and whether there are events without. */
    record Head(long position, boolean behind) {}

    static Head head(Tx tx) {
        return tx.sql("SELECT position, EXISTS (SELECT 1 FROM event_outbox) FROM event_feed_head")
                .one(row -> new Head(row.number(), row.bool()))
                .orElseThrow();
    }

    /** The place of an event of the account; empty when it is none, or has none yet. */
    static Optional<Long> position(Tx tx, UUID accountId, UUID eventId) {
        return tx.sql("SELECT position FROM event_feed WHERE event_id = ? AND account_id = ?")
                .set(eventId)
                .set(accountId)
                .one(Sql.Row::number);
    }

    /** An event with the ways in which it has been told. */
    record Placed(FedEvent event, List<String> methods) {
        StoredEvent stored() {
            return new StoredEvent(
                    event.id(), event.type(), event.subject(), event.occurredAt(), event.payload(), methods);
        }
    }

    /** Events about orders after a place, in order, that pass the filters on {@code event e}. */
    static List<Placed> after(Tx tx, UUID accountId, long position, SqlText filters, int limit) {
        return tx.sql(AFTER.with("account", accountId)
                        .with("position", position)
                        .with("filters", filters)
                        .with("limit", limit))
                .page(row -> new Placed(event(row), row.strings()));
    }

    /**
     * Some events in a row.
     *
     * @param last the last of them, null when there is none
     * @param until its place
     */
    record Stretch(int events, @Nullable UUID last, long until) {}

    /** The first events about orders after a place that pass the filters on {@code event e}, and no more than these. */
    static Stretch stretch(Tx tx, UUID accountId, long position, SqlText filters, int most) {
        return tx.sql(STRETCH.with("account", accountId)
                        .with("position", position)
                        .with("filters", filters)
                        .with("most", most))
                .one(row -> new Stretch(row.integer(), row.uuidOrNull(), row.number()))
                .orElseThrow();
    }

    /** Writes down that events have been told in a way. */
    static void told(Tx tx, String method, Collection<UUID> eventIds) {
        tx.sql("UPDATE event_feed SET methods = methods || ? WHERE event_id = ANY (?) AND ? <> ALL (methods)")
                .set(method)
                .array("uuid", eventIds)
                .set(method)
                .execute();
    }

    static long countAfter(Tx tx, UUID accountId, long position, SqlText filters, int limit) {
        return tx.sql(COUNT_AFTER
                        .with("account", accountId)
                        .with("position", position)
                        .with("filters", filters)
                        .with("most", limit + 1))
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** One page of the events about orders that have a payload and were to be sent nowhere, newest first. */
    static Listed<FedEvent> unsent(Db db, UUID accountId, SqlText filters, Page page) {
        return Listed.read(
                db,
                page,
                UNSENT_PAGE.with("account", accountId).with("filters", filters),
                UNSENT_COUNT.with("account", accountId).with("filters", filters),
                EventFeedStore::event);
    }

    /** A filter for events up to a place, of one order and type where these are given. */
    static SqlText within(long until, @Nullable UUID orderId, @Nullable String type) {
        List<SqlText> all = new ArrayList<>();
        all.add(UNTIL.with("until", until));
        if (orderId != null) {
            all.add(OF_ORDER.with("order", orderId));
        }
        if (type != null) {
            all.add(OF_TYPE.with("type", type));
        }
        return SqlText.joined(" AND ", all);
    }

    /** An event of the account about an order. */
    static Optional<FedEvent> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql("SELECT " + COLUMNS + " FROM event_feed f JOIN event e ON e.id = f.event_id"
                        + " WHERE f.account_id = ? AND f.event_id = ? AND f.subject_type = 'porting_order'")
                .set(accountId)
                .set(id)
                .one(EventFeedStore::event);
    }

    /**
     * Forgets the places of events that are deleted. That of an account's newest event stays, so that a client that has seen
     * all goes on after it.
     */
    static void delete(Tx tx, Collection<UUID> eventIds) {
        tx.sql("DELETE FROM event_outbox WHERE event_id = ANY (?)")
                .array("uuid", eventIds)
                .execute();
        tx.sql("""
                        DELETE FROM event_feed f
                        WHERE f.event_id = ANY (?) AND EXISTS (
                            SELECT 1 FROM event_feed later
                            WHERE later.account_id = f.account_id AND later.position > f.position)""").array("uuid", eventIds).execute();
    }

    private static FedEvent event(Sql.Row row) {
        return new FedEvent(
                row.uuid(),
                row.uuid(),
                row.string(),
                new Subject(row.string(), row.uuid()),
                row.number(),
                row.number(),
                row.instant(),
                row.stringOrNull(),
                row.stringOrNull());
    }
}
