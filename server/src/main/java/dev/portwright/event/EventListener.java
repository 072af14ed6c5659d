package dev.portwright.event;

import dev.portwright.platform.db.Tx;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Has others told of events. A bean. */
public interface EventListener {
    /**
     * Called with events in the order of their places, those of several accounts together, in the transaction in which they
     * get these. Runs while no other event gets its place: a few statements, whatever the number of events.
     */
    void told(Tx tx, List<FedEvent> events);

    /** The same for events that somebody has asked to be told of once more. */
    default void toldAgain(Tx tx, List<FedEvent> events) {
        told(tx, events);
    }

    /** How much of what an account is to be told is still on its way to it, counted no further than this. */
    default long waiting(Tx tx, UUID accountId, int most) {
        return 0;
    }

    /**
     * Lower ones are told first. Whoever locks a row that everybody locks, such as that of the job which sends all messages,
     * comes after those who lock rows of a few, such as endpoints of webhooks. A courier that switches its endpoint off locks
     * both in this order too; in another one the two of them could wait for each other.
     */
    default int rank() {
        return 0;
    }

    /** The same order at each start: by rank, those of one rank by their names. */
    static List<EventListener> inOrder(Iterable<EventListener> listeners) {
        return StreamSupport.stream(listeners.spliterator(), false)
                .sorted(Comparator.comparingInt(EventListener::rank)
                        .thenComparing(listener -> listener.getClass().getName()))
                .toList();
    }
}
