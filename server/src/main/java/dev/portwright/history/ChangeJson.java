package dev.portwright.history;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A history entry on the wire, such as schema {@code PortingOrderChange}. */
public record ChangeJson(
        UUID id,
        String recordType,
        Instant occurredAt,
        String action,
        Actor actor,
        @Nullable String requestId,
        @Nullable String reason,
        List<AttributeChange> changes) {

    record Actor(
            String type, @Nullable UUID userId, @Nullable UUID apiKeyId) {}

    public static ChangeJson of(Change change) {
        return new ChangeJson(
                change.id(),
                change.subject().type() + "_change",
                change.occurredAt(),
                change.action().word(),
                new Actor(
                        change.actor().type().word(),
                        change.actor().userId(),
                        change.actor().apiKeyId()),
                change.actor().requestId(),
                change.reason(),
                change.changes());
    }
}
