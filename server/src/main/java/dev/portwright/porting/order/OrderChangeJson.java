package dev.portwright.porting.order;

import dev.portwright.account.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A history entry on the wire: schema {@code PortingOrderChange}. */
public record OrderChangeJson(
        UUID id,
        String recordType,
        Instant occurredAt,
        String action,
        Actor actor,
        @Nullable String requestId,
        @Nullable String reason,
        List<OrderChange.AttributeChange> changes) {

    record Actor(
            String type, @Nullable UUID userId, @Nullable UUID apiKeyId) {}

    public static OrderChangeJson of(OrderChange change) {
        return new OrderChangeJson(
                change.id(),
                "porting_order_change",
                change.occurredAt(),
                change.action(),
                new Actor(change.actorType(), change.userId(), change.apiKeyId()),
                change.requestId(),
                change.reason(),
                change.changes());
    }
}
