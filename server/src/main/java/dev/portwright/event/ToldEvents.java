package dev.portwright.event;

import dev.portwright.platform.db.Tx;
import java.util.Collection;
import java.util.UUID;

/** In which ways events have been told, for those who ask about an event. */
public final class ToldEvents {
    private ToldEvents() {}

    /**
     * Writes down that events are told in a way, in the transaction in which that is arranged.
     *
     * @param method {@code webhook} or {@code email}
     */
    public static void add(Tx tx, String method, Collection<UUID> eventIds) {
        EventFeedStore.told(tx, method, eventIds);
    }
}
