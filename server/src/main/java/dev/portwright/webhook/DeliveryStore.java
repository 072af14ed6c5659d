package dev.portwright.webhook;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of deliveries as they are queued, sent and settled. */
final class DeliveryStore {
    /** Of how many attempts of a delivery, the latest, it is kept what became of them. */
    static final int ATTEMPTS_KEPT = 20;

    private DeliveryStore() {}

    static void insert(Tx tx, List<DeliveryRow> rows) {
        tx.sql("""
                        INSERT INTO webhook_delivery (id, account_id, endpoint_id, event_id, subject_id, position, number, url,
                                                      queued_at, due_at)
                        SELECT d.*, d.queued_at FROM unnest(
                            ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::text[],
                            ?::timestamptz[])
                            AS d (id, account_id, endpoint_id, event_id, subject_id, position, number, url, queued_at)""")
                .array("uuid", rows, DeliveryRow::id)
                .array("uuid", rows, DeliveryRow::accountId)
                .array("uuid", rows, DeliveryRow::endpointId)
                .array("uuid", rows, DeliveryRow::eventId)
                .array("uuid", rows, DeliveryRow::subjectId)
                .array("bigint", rows, DeliveryRow::position)
                .array("bigint", rows, DeliveryRow::number)
                .array("text", rows, DeliveryRow::url)
                .array("timestamptz", rows, row -> row.queuedAt().toString())
                .execute();
    }

    /**
     * What has been begun.
     *
     * @param more whether more may be due, about other subjects
     */
    record Begun(List<Parcel> parcels, boolean more) {}

    /**
     * How many of what is due are looked at to find some about subjects that nothing is under way about. What is behind them
     * waits for these: however much waits about one subject, looking past it costs nothing.
     */
    private static final int LOOKED_AT = 250;

    /** How many, where all of those are about subjects that something is under way about. */
    private static final int LOOKED_AT_AFTERWARDS = 5_000;

    /**
     * Begins attempts of what is due to an endpoint that this server has leased, in the order in which it was queued. Of the
     * deliveries about one subject only the first is among them.
     *
     * @param busy subjects about which something is under way to it
     */
    static Begun begin(Tx tx, UUID endpointId, String server, Instant now, Collection<UUID> busy, int most) {
        List<Parcel> parcels = tx.sql("""
                        WITH mine AS (
                            SELECT id FROM webhook_endpoint
                            WHERE id = ? AND leased_by = ? AND off_at IS NULL FOR SHARE),
                        looked AS MATERIALIZED (
                            SELECT id, subject_id, due_at, position
                            FROM webhook_delivery
                            WHERE endpoint_id = (SELECT id FROM mine) AND state = 'waiting' AND due_at <= ?
                            ORDER BY due_at, position LIMIT ?),
                        first AS (
                            SELECT DISTINCT ON (subject_id) id, due_at, position FROM looked
                            WHERE subject_id <> ALL (?) ORDER BY subject_id, due_at, position),
                        further AS (
                            SELECT id, subject_id, due_at, position
                            FROM webhook_delivery
                            WHERE endpoint_id = (SELECT id FROM mine) AND state = 'waiting' AND due_at <= ?
                                AND NOT EXISTS (SELECT 1 FROM first) AND (SELECT count(*) FROM looked) = ?
                            ORDER BY due_at, position LIMIT ?),
                        first_further AS (
                            SELECT DISTINCT ON (subject_id) id, due_at, position FROM further
                            WHERE subject_id <> ALL (?) ORDER BY subject_id, due_at, position),
                        due AS (
                            SELECT id FROM (SELECT * FROM first UNION ALL SELECT * FROM first_further) one
                            ORDER BY due_at, position LIMIT ?)
                        UPDATE webhook_delivery d
                        SET attempts = d.attempts + 1, started_at = coalesce(d.started_at, ?)
                        FROM due LEFT JOIN webhook_delivery same ON same.id = due.id
                            LEFT JOIN event e ON e.id = same.event_id
                        WHERE d.id = due.id
                        RETURNING d.id, d.account_id, d.event_id, d.subject_id, d.number, d.url,
                                  d.attempts, d.queued_at, e.event_type, e.occurred_at, e.payload""")
                .set(endpointId)
                .set(server)
                .set(now)
                .set(LOOKED_AT)
                .array("uuid", busy)
                .set(now)
                .set(LOOKED_AT)
                .set(LOOKED_AT_AFTERWARDS)
                .array("uuid", busy)
                .set(most)
                .set(now)
                .list(row -> new Parcel(
                        row.uuid(),
                        row.uuid(),
                        row.uuid(),
                        row.uuid(),
                        row.number(),
                        row.string(),
                        row.integer(),
                        row.instant(),
                        row.stringOrNull(),
                        row.instantOrNull(),
                        row.stringOrNull()));
        return new Begun(parcels, parcels.size() == most);
    }

    /**
     * Writes down what came of attempts. Of what has been begun anew since, or is settled already, because somebody else has
     * leased the endpoint or nobody is there any more, it notes nothing but that it was delivered.
     */
    static void settle(Tx tx, Collection<Attempt> attempts) {
        tx.sql("""
                        WITH made AS (
                            SELECT * FROM unnest(
                                ?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::bool[],
                                ?::text[], ?::int[], ?::text[], ?::text[], ?::text[])
                            AS m (id, attempt, state, due_at, started_at, finished_at, delivered, request_headers, status,
                                  response_headers, response_body, error)),
                        settled AS (
                            UPDATE webhook_delivery d
                            SET state = m.state, due_at = coalesce(m.due_at, d.due_at),
                                finished_at = CASE WHEN m.state = 'waiting' THEN NULL ELSE m.finished_at END
                            FROM made m
                            WHERE d.id = m.id AND (m.delivered OR d.state = 'waiting' AND d.attempts = m.attempt)
                            RETURNING d.id, d.account_id),
                        noted AS (
                            INSERT INTO webhook_attempt (
                                delivery_id, attempt, account_id, started_at, finished_at, delivered, request_headers, status,
                                response_headers, response_body, error)
                            SELECT s.id, m.attempt, s.account_id, m.started_at, m.finished_at, m.delivered,
                                   m.request_headers, m.status, m.response_headers, m.response_body, m.error
                            FROM settled s JOIN made m ON m.id = s.id
                            ON CONFLICT DO NOTHING)
                        DELETE FROM webhook_attempt a USING made m
                        WHERE a.delivery_id = m.id AND a.attempt <= m.attempt - ?""")
                .array("uuid", attempts, attempt -> attempt.parcel().id())
                .array("int", attempts, attempt -> attempt.parcel().attempt())
                .array("text", attempts, attempt -> attempt.state().word())
                .array("timestamptz", attempts, attempt -> text(attempt.dueAt()))
                .array("timestamptz", attempts, attempt -> text(attempt.sent().startedAt()))
                .array("timestamptz", attempts, attempt -> text(attempt.sent().finishedAt()))
                .array("bool", attempts, Attempt::delivered)
                .array("text", attempts, attempt -> attempt.sent().requestHeaders())
                .array("int", attempts, attempt -> attempt.sent().status())
                .array("text", attempts, attempt -> attempt.sent().responseHeaders())
                .array("text", attempts, attempt -> attempt.sent().responseBody())
                .array("text", attempts, attempt -> attempt.sent().error())
                .set(ATTEMPTS_KEPT)
                .execute();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /** Has what failed wait where it stood before it was tried: what was queued first is tried first. It may be very much. */
    static void lineUp(Tx tx, UUID endpointId) {
        tx.sql("""
                        UPDATE webhook_delivery SET due_at = queued_at
                        WHERE endpoint_id = ? AND state = 'waiting' AND attempts > 0 AND due_at <> queued_at""").set(endpointId).execute();
    }

    /** Gives up what waits for a URL; answers how many deliveries that was. */
    static int giveUp(Tx tx, UUID endpointId, String url, Instant now, int most) {
        return tx.sql("""
                        UPDATE webhook_delivery SET state = 'failed', started_at = coalesce(started_at, ?), finished_at = ?
                        WHERE id IN (SELECT id FROM webhook_delivery
                                     WHERE endpoint_id = ? AND state = 'waiting' AND url = ? LIMIT ?)""").set(now).set(now).set(endpointId).set(url).set(most).execute();
    }

    /** How many deliveries wait for the endpoints of an account, counted no further than this. */
    static long waiting(Tx tx, UUID accountId, int most) {
        return tx.sql("""
                        SELECT count(*) FROM (
                            SELECT 1 FROM webhook_endpoint e
                            JOIN webhook_delivery d ON d.endpoint_id = e.id AND d.state = 'waiting'
                            WHERE e.account_id = ? LIMIT ?) w""").set(accountId).set(most).one(Sql.Row::number).orElse(0L);
    }

    /** When the delivery was queued that was queued first of those that there are. */
    static Optional<Instant> oldest(Tx tx) {
        return tx.sql("SELECT queued_at FROM webhook_delivery ORDER BY id LIMIT 1")
                .one(Sql.Row::instant);
    }

    /** Deletes deliveries that were queued before the one with this id would have been; answers how many. */
    static int deleteBefore(Tx tx, UUID border, int most) {
        return tx.sql("""
                        WITH old AS (
                            DELETE FROM webhook_delivery
                            WHERE id IN (SELECT id FROM webhook_delivery WHERE id < ? ORDER BY id LIMIT ?)
                            RETURNING id),
                        attempts AS (DELETE FROM webhook_attempt WHERE delivery_id IN (SELECT id FROM old))
                        SELECT count(*) FROM old""").set(border).set(most).one(Sql.Row::integer).orElse(0);
    }
}
