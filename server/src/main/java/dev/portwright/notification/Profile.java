package dev.portwright.notification;

import java.time.Instant;
import java.util.UUID;

/** Channels and settings that belong together. On the wire: schema {@code NotificationProfile}. */
record Profile(UUID id, UUID accountId, String name, Instant createdAt, Instant updatedAt) {
    record Json(UUID id, String name, Instant createdAt, Instant updatedAt) {}

    Json json() {
        return new Json(id, name, createdAt, updatedAt);
    }
}
