package dev.portwright.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A place to which notifications go. On the wire: schema {@code NotificationChannel}.
 *
 * @param destination a URL, a mail address, or a phone number as +E.164
 */
record Channel(
        UUID id,
        UUID accountId,
        UUID profileId,
        ChannelType type,
        String destination,
        Instant createdAt,
        Instant updatedAt) {
    record Json(
            UUID id,
            UUID notificationProfileId,
            String channelTypeId,
            String channelDestination,
            Instant createdAt,
            Instant updatedAt) {}

    Json json() {
        return new Json(id, profileId, type.word(), destination, createdAt, updatedAt);
    }
}
