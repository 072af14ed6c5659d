package dev.portwright.notification.catalog;

import java.time.Instant;
import java.util.UUID;

/** A kind of events on the wire: schema {@code NotificationEvent}. */
record EventJson(
        UUID id,
        String name,
        String notificationCategory,
        String eventType,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt) {
    static EventJson of(EventKind kind, Instant since) {
        return new EventJson(kind.id(), kind.name(), kind.category(), kind.type(), true, since, since);
    }
}
