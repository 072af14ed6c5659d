package dev.portwright.event;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds and lists events. They stay when the order they tell of is deleted. */
@ApplicationScoped
class EventService {
    /** How many events are told once more by one call. */
    static final int REPLAYED_AT_ONCE = 10_000;

    private static final String BEGINNING = "beginning";
    private static final String NO_EVENT = "There is no porting event with this id.";
    private static final String NO_BEGINNING = NO_EVENT + " Give the id of one, or the word beginning.";

    private final Db db;
    private final EventFeed feed;
    private final EventReplays replays;

    EventService(Db db, EventFeed feed, EventReplays replays) {
        this.db = db;
        this.feed = feed;
        this.replays = replays;
    }

    /**
     * One page of the account's events, newest first.
     *
     * @throws ApiException 422 when a filter's value cannot be looked for
     */
    Listed<StoredEvent> list(UUID accountId, Query query) {
        Where filters = Filter.where(EventStore.FILTERS, query);
        return EventStore.list(db, accountId, filters, query.page());
    }

    /**
     * Events in the order of their places, from after an event on.
     *
     * @param after the id of an event, or {@code beginning}
     * @throws ApiException 422 when there is no such event, a filter's value cannot be looked for, or another page than the
     *     first is asked for
     */
    Listed<StoredEvent> feed(UUID accountId, Query query, String after) {
        Where filters = Filter.where(EventStore.FILTERS, query);
        Page page = query.page();
        if (page.number() != 1) {
            throw new ApiException(ProblemCode.OUT_OF_RANGE.in(
                    "page[number]", "After an event there is one page: ask again after the last event of it."));
        }
        feed.catchUp();
        return db.readPage(page.size(), tx -> {
            long position = position(tx, accountId, after).orElseThrow(() -> unknown("after"));
            return Listed.of(
                    EventFeedStore.after(tx, accountId, position, filters.text(), page.size() + 1).stream()
                            .map(EventFeedStore.Placed::stored)
                            .toList(),
                    page,
                    limit -> EventFeedStore.countAfter(tx, accountId, position, filters.text(), limit));
        });
    }

    private static ApiException unknown(String parameter) {
        return new ApiException(ProblemCode.UNKNOWN_REFERENCE.in(parameter, NO_BEGINNING));
    }

    private static Optional<Long> position(Tx tx, UUID accountId, String after) {
        if (after.equals(BEGINNING)) {
            return Optional.of(0L);
        }
        return Ids.isUuid(after) ? EventFeedStore.position(tx, accountId, UUID.fromString(after)) : Optional.empty();
    }

    /**
     * The place that a stream begins after.
     *
     * @param after the id of an event, or {@code beginning}, or null
     * @param lastEventId where the client was when its last stream ended: what it says counts more; null when it does not
     * @return that of the newest event when nothing is asked for
     * @throws ApiException 422 when there is no such event
     */
    long streamFrom(UUID accountId, @Nullable String after, @Nullable String lastEventId) {
        String from = lastEventId != null ? lastEventId : after;
        feed.catchUp();
        if (from == null) {
            return feed.reached();
        }
        return db.read(tx -> position(tx, accountId, from))
                .orElseThrow(() -> unknown(lastEventId != null ? "Last-Event-ID" : "after"));
    }

    /** Which events are to be told once more. */
    record Range(
            String after,
            @Nullable UUID until,
            @Nullable UUID portingOrderId,
            @Nullable String type) {}

    /** What is told once more. */
    record Replayed(int events, @Nullable UUID last, boolean more) {}

    /** Gives places to all events that there are. Before a transaction that asks for places. */
    void catchUp() {
        feed.catchUp();
    }

    /**
     * Has everybody told of events once more, those of the first {@link #REPLAYED_AT_ONCE} of a range. It is seen to after the
     * transaction.
     *
     * @throws ApiException 422 when there is no such event to begin after or to end with; 409 while much is on its way already
     */
    Replayed replay(Tx tx, UUID accountId, Range range) {
        Problems problems = new Problems();
        Optional<Long> after = position(tx, accountId, range.after);
        if (after.isEmpty()) {
            problems.add(ProblemCode.UNKNOWN_REFERENCE.at("/after", NO_BEGINNING));
        }
        UUID last = range.until;
        Optional<Long> until =
                last == null ? Optional.of(Long.MAX_VALUE) : EventFeedStore.position(tx, accountId, last);
        if (until.isEmpty()) {
            problems.add(ProblemCode.UNKNOWN_REFERENCE.at("/until", NO_EVENT));
        }
        problems.throwIfAny();
        return replay(tx, accountId, after.orElseThrow(), until.orElseThrow(), range);
    }

    private Replayed replay(Tx tx, UUID accountId, long after, long until, Range range) {
        SqlText filters = EventFeedStore.within(until, range.portingOrderId, range.type);
        EventFeedStore.Stretch stretch = EventFeedStore.stretch(tx, accountId, after, filters, REPLAYED_AT_ONCE);
        if (stretch.events() == 0) {
            return new Replayed(0, null, false);
        }
        replays.add(tx, accountId, new EventReplays.Span(after, stretch.until(), range.portingOrderId, range.type));
        tx.afterCommit(feed::wake);
        boolean more = stretch.events() == REPLAYED_AT_ONCE
                && EventFeedStore.stretch(tx, accountId, stretch.until(), filters, 1)
                                .events()
                        > 0;
        return new Replayed(stretch.events(), stretch.last(), more);
    }

    /**
     * Has everybody told of an event once more.
     *
     * @throws ApiException 404 when the account has no such event
     */
    void republish(Tx tx, UUID accountId, UUID id) {
        EventFeedStore.lock(tx);
        FedEvent event = EventFeedStore.find(tx, accountId, id)
                .orElseThrow(() -> new ApiException(ProblemCode.NOT_FOUND.in("id", NO_EVENT)));
        feed.tellAgain(tx, List.of(event));
    }

    /**
     * The event with this id.
     *
     * @throws ApiException 404 when the account has no such event
     */
    StoredEvent get(UUID accountId, UUID id) {
        return db.read(tx -> EventStore.find(tx, accountId, id)
                .orElseThrow(() -> new ApiException(ProblemCode.NOT_FOUND.in("id", NO_EVENT))));
    }
}
