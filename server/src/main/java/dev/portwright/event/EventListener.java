package dev.portwright.event;

import dev.portwright.platform.db.Tx;
import java.util.List;

/** Has others told of events. A bean. */
public interface EventListener {
    /**
     * Called with events in the order of their places, those of several accounts together, in the transaction in which they
     * get these, or in one in which somebody asks to be told of them once more. Runs while no other event gets its place:
     * a few statements, whatever the number of events.
     */
    void told(Tx tx, List<FedEvent> events);
}
