package dev.portwright.event;

import dev.portwright.platform.db.Tx;
import java.util.List;

/** Told of events in the order in which they get their place, in that transaction. */
public interface EventListener {
    void told(Tx tx, List<FedEvent> events);
}
