package dev.portwright.event;

import dev.portwright.platform.id.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was written.
 *
 * @param payload rendered JSON, or null for types that carry none
 */
record StoredEvent(
        UUID id,
        String type,
        Subject subject,
        Instant occurredAt,
        @Nullable String payload) {

    static StoredEvent of(FedEvent event) {
        return new StoredEvent(event.id(), event.type(), event.subject(), event.occurredAt(), event.payload());
    }
}
