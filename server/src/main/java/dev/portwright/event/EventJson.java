package dev.portwright.event;

import dev.portwright.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An event on the wire: schema {@code PortingEvent}. */
record EventJson(
        UUID id,
        String recordType,
        String eventType,
        UUID portingOrderId,
        List<String> availableNotificationMethods,
        String payloadStatus,
        @Nullable JsonNode payload,
        Instant createdAt,
        Instant updatedAt) {

    /** Renders an event. Its payload is written together with it, so it is always complete. */
    static EventJson of(StoredEvent event) {
        String payload = event.payload();
        return new EventJson(
                event.id(),
                "porting_event",
                event.type(),
                event.subject().id(),
                event.methods(),
                "completed",
                payload == null ? null : Json.read(payload),
                event.occurredAt(),
                event.occurredAt());
    }
}
