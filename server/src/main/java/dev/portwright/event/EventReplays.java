package dev.portwright.event;

import dev.portwright.event.EventFeedStore.Placed;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of events that accounts want to be told of once more. They are kept in the database and worked off a few events at a
 * time, those of all accounts by turns and new events in between: however much is asked for, nobody waits for it.
 */
@Singleton
class EventReplays {
    /** How many replays of an account may be under way. */
    static final int MOST = 10;

    /** How much may wait to be delivered for an account that asks for more. */
    static final int MOST_WAITING = 100_000;

    /** With payloads of any size, no more than a page holds. */
    private static final int AT_ONCE = 50;

    private static final Logger LOG = Logger.getLogger(EventReplays.class);

    private static final SqlText COUNT = SqlText.of("SELECT count(*) FROM event_replay WHERE account_id = {account}");

    private final Db db;
    private final Ids ids;
    private final List<EventListener> listeners;

    EventReplays(Db db, Ids ids, Instance<EventListener> listeners) {
        this.db = db;
        this.ids = ids;
        this.listeners = EventListener.inOrder(listeners);
    }

    /** The events after a place, up to and with another one, of one order and type where these are given. */
    record Span(
            long position,
            long until,
            @Nullable UUID orderId,
            @Nullable String type) {
        SqlText filters() {
            return EventFeedStore.within(until, orderId, type);
        }
    }

    private record Replay(UUID id, UUID accountId, Span span) {}

    /**
     * Has everybody told of the events once more.
     *
     * @throws ApiException 409 while {@link #MOST} replays of the account are under way, or {@link #MOST_WAITING} deliveries
     *     to its receivers wait
     */
    void add(Tx tx, UUID accountId, Span span) {
        if (tx.sql(COUNT.with("account", accountId)).one(Sql.Row::number).orElse(0L) >= MOST) {
            throw new ApiException(ProblemCode.BEING_PROCESSED.because(
                    MOST + " replays are under way, which is as many as there may be. Ask again when one is over."));
        }
        long waiting = listeners.stream()
                .mapToLong(listener -> listener.waiting(tx, accountId, MOST_WAITING))
                .sum();
        if (waiting >= MOST_WAITING) {
            throw new ApiException(ProblemCode.BEING_PROCESSED.because("At least " + MOST_WAITING
                    + " deliveries wait for your receivers. Ask again when these have taken more of them."));
        }
        tx.sql("""
                        INSERT INTO event_replay (id, account_id, position, until, subject_id, event_type)
                        VALUES (?, ?, ?, ?, ?, ?)""")
                .set(ids.next())
                .set(accountId)
                .set(span.position())
                .set(span.until())
                .set(span.orderId())
                .set(span.type())
                .execute();
    }

    /** Has everybody told of the next events of the replay whose turn it is; false when there is none. */
    boolean next() {
        try {
            return db.longTransaction(tx -> tell(tx, AT_ONCE));
        } catch (RuntimeException e) {
            if (EventFeed.isTrouble(e)) {
                throw e;
            }
            LOG.warn("Events could not be told of together once more; the next is told of by itself.", e);
            return oneAlone();
        }
    }

    private boolean oneAlone() {
        Replay next = db.read(EventReplays::find).orElse(null);
        try {
            return db.longTransaction(tx -> tell(tx, 1));
        } catch (RuntimeException e) {
            if (EventFeed.isTrouble(e)) {
                throw e;
            }
            LOG.error("Nobody is told once more of an event; mend what is wrong and republish it.", e);
            return db.longTransaction(tx -> {
                EventFeedStore.lock(tx);
                // Another server may have gone on meanwhile.
                find(tx).filter(replay -> replay.equals(next))
                        .ifPresent(replay -> goOn(tx, replay, events(tx, replay, 1)));
                return true;
            });
        }
    }

    private boolean tell(Tx tx, int most) {
        // Whoever tells of events, new or once more, does so alone.
        EventFeedStore.lock(tx);
        Optional<Replay> next = find(tx);
        next.ifPresent(replay -> {
            List<Placed> events = events(tx, replay, most);
            if (!events.isEmpty()) {
                List<FedEvent> again = events.stream().map(Placed::event).toList();
                listeners.forEach(listener -> listener.toldAgain(tx, again));
            }
            goOn(tx, replay, events);
        });
        return next.isPresent();
    }

    private static Optional<Replay> find(Tx tx) {
        return tx.sql("""
                        SELECT id, account_id, position, until, subject_id, event_type
                        FROM event_replay ORDER BY turn LIMIT 1""")
                .one(row -> new Replay(
                        row.uuid(),
                        row.uuid(),
                        new Span(row.number(), row.number(), row.uuidOrNull(), row.stringOrNull())));
    }

    private static List<Placed> events(Tx tx, Replay replay, int most) {
        Span span = replay.span();
        return EventFeedStore.after(tx, replay.accountId(), span.position(), span.filters(), most);
    }

    private static void goOn(Tx tx, Replay replay, List<Placed> told) {
        if (told.isEmpty()) {
            tx.sql("DELETE FROM event_replay WHERE id = ?").set(replay.id()).execute();
        } else {
            tx.sql("UPDATE event_replay SET position = ?, turn = DEFAULT WHERE id = ?")
                    .set(told.getLast().event().position())
                    .set(replay.id())
                    .execute();
        }
    }
}
