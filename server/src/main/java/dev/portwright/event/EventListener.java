package dev.portwright.event;

import dev.portwright.platform.db.Tx;
import java.util.List;
import java.util.UUID;

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
}
