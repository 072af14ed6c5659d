package dev.portwright.notification.teller;

import dev.portwright.event.FedEvent;
import dev.portwright.platform.db.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Knows which phone numbers events are about: a bean of the feature whose events they are. */
public interface NumbersOfEvents {
    /**
     * Those of the wanted numbers, as +E.164, that each of the events is about, by the id of the event. Events about other
     * things and those about none of the numbers are not in it.
     */
    Map<UUID, Set<String>> of(Tx tx, List<FedEvent> events, Collection<String> wanted);
}
