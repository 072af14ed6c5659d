package dev.portwright.message;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rows of messages. */
final class MessageStore {
    static final List<Filter> FILTERS = List.of(Filter.text("channel_type_id", "medium"));

    /** How many rows one statement writes. */
    private static final int ROWS_AT_A_TIME = 500;

    private static final SqlText COLUMNS =
            SqlText.of("id, account_id, medium, recipient, event_id, subject, body, status, tries, created_at");

    private static final SqlText PAGE = SqlText.of("""
            SELECT {columns}
            FROM outgoing_message
            WHERE account_id = {account} AND {filters}
            ORDER BY created_at DESC, id DESC LIMIT {limit} OFFSET {offset}""").with("columns", COLUMNS);

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*)
            FROM (SELECT 1 FROM outgoing_message WHERE account_id = {account} AND {filters} LIMIT {most}) counted""");

    private static final SqlText CLAIM = SqlText.of("""
            UPDATE outgoing_message
            SET tries = tries + 1, next_try_at = {until}
            WHERE id IN (
                SELECT id FROM outgoing_message
                WHERE status = 'waiting' AND medium = {medium} AND next_try_at <= {now}
                ORDER BY next_try_at, id LIMIT {most} FOR UPDATE SKIP LOCKED)
            RETURNING {columns}""").with("columns", COLUMNS);

    private static final SqlText CLAIM_OLDER = SqlText.of("""
            UPDATE outgoing_message
            SET next_try_at = {until}
            WHERE id IN (
                SELECT id FROM outgoing_message
                WHERE status = 'waiting' AND medium = {medium} AND created_at < {before}
                LIMIT {most} FOR UPDATE SKIP LOCKED)
            RETURNING {columns}""").with("columns", COLUMNS);

    private MessageStore() {}

    /** How many messages of each account wait; an account of which none does is not in it. */
    static Map<UUID, Integer> waiting(Tx tx, Collection<UUID> accounts) {
        Map<UUID, Integer> waiting = new HashMap<>();
        tx.sql("""
                        SELECT account_id, count(*) FROM outgoing_message
                        WHERE account_id = ANY (?) AND status = 'waiting' GROUP BY account_id""").array("uuid", accounts).list(row -> waiting.put(row.uuid(), row.integer()));
        return waiting;
    }

    /** Writes those of which nobody has been told yet. What waits is to be sent from the given time on. */
    static void insert(Tx tx, List<Message> messages, Instant nextTry) {
        for (int from = 0; from < messages.size(); from += ROWS_AT_A_TIME) {
            insertSome(tx, messages.subList(from, Math.min(messages.size(), from + ROWS_AT_A_TIME)), nextTry);
        }
    }

    private static void insertSome(Tx tx, List<Message> messages, Instant nextTry) {
        tx.sql("""
                        INSERT INTO outgoing_message (id, account_id, medium, recipient, event_id, subject, body, status,
                                                      next_try_at, created_at)
                        SELECT m.id, m.account_id, m.medium, m.recipient, m.event_id, m.subject, m.body, m.status,
                               CASE WHEN m.status = 'waiting' THEN ?::timestamptz END, m.created_at
                        FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[],
                                    ?::text[], ?::timestamptz[])
                            AS m (id, account_id, medium, recipient, event_id, subject, body, status, created_at)
                        ON CONFLICT (event_id, medium, recipient) DO NOTHING""")
                .set(nextTry)
                .array("uuid", messages, Message::id)
                .array("uuid", messages, Message::accountId)
                .array("text", messages, message -> message.medium().word())
                .array("text", messages, Message::recipient)
                .array("uuid", messages, Message::eventId)
                .array("text", messages, Message::subject)
                .array("text", messages, Message::text)
                .array("text", messages, message -> message.status().word())
                .array("timestamptz", messages, message -> message.createdAt().toString())
                .execute();
    }

    /** Deletes all but the newest messages of each account that do not wait. */
    static void keepNewest(Tx tx, Collection<UUID> accounts, int most) {
        tx.sql("""
                        DELETE FROM outgoing_message WHERE id IN (
                            SELECT id FROM (
                                SELECT id, row_number() OVER (PARTITION BY account_id ORDER BY created_at DESC, id DESC)
                                FROM outgoing_message WHERE account_id = ANY (?) AND status <> 'waiting'
                            ) numbered (id, number) WHERE number > ?)""").array("uuid", accounts).set(most).execute();
    }

    /**
     * Takes messages that are due to be sent by who asks, in the order in which they are due. Nobody else gets them until
     * the given time.
     */
    static List<Message> claim(Tx tx, Medium medium, Instant now, Instant until, int most) {
        return tx
                .sql(CLAIM.with("until", until)
                        .with("medium", medium.word())
                        .with("now", now)
                        .with("most", most))
                .list(MessageStore::message)
                .stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    /** Takes messages that were written before the given time, whether they are due or not. */
    static List<Message> claimOlder(Tx tx, Medium medium, Instant writtenBefore, Instant until, int most) {
        return tx.sql(CLAIM_OLDER
                        .with("until", until)
                        .with("medium", medium.word())
                        .with("before", writtenBefore)
                        .with("most", most))
                .list(MessageStore::message);
    }

    /** Gives back messages that were claimed and not tried. */
    static void giveBack(Tx tx, Collection<UUID> ids, Instant nextTry) {
        tx.sql("""
                        UPDATE outgoing_message SET tries = tries - 1, next_try_at = ?
                        WHERE id = ANY (?) AND status = 'waiting'""").set(nextTry).array("uuid", ids).execute();
    }

    static void putOff(Tx tx, UUID id, Instant nextTry) {
        tx.sql("UPDATE outgoing_message SET next_try_at = ? WHERE id = ? AND status = 'waiting'")
                .set(nextTry)
                .set(id)
                .execute();
    }

    /** Writes how it has ended with a message. */
    static void end(Tx tx, UUID id, Message.Status status) {
        tx.sql("UPDATE outgoing_message SET status = ?, next_try_at = NULL WHERE id = ?")
                .set(status.word())
                .set(id)
                .execute();
    }

    static void delete(Tx tx, UUID id) {
        tx.sql("DELETE FROM outgoing_message WHERE id = ?").set(id).execute();
    }

    /** When the next message of the medium is to be tried. */
    static Optional<Instant> nextTry(Tx tx, Medium medium) {
        return tx.sql("""
                        SELECT next_try_at FROM outgoing_message WHERE status = 'waiting' AND medium = ?
                        ORDER BY next_try_at LIMIT 1""").set(medium.word()).one(Sql.Row::instant);
    }

    /** One page, newest first. */
    static Listed<Message> list(Db db, UUID accountId, Where filters, Page page) {
        return Listed.read(
                db,
                page,
                PAGE.with("account", accountId).with("filters", filters.text()),
                COUNT.with("account", accountId).with("filters", filters.text()),
                MessageStore::message);
    }

    private static Message message(Sql.Row row) {
        return new Message(
                row.uuid(),
                row.uuid(),
                Medium.of(row.string()),
                row.string(),
                row.uuidOrNull(),
                row.string(),
                row.string(),
                Message.Status.of(row.string()),
                row.integer(),
                row.instant());
    }
}
