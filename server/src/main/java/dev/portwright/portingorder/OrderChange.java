package dev.portwright.portingorder;

import dev.portwright.account.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an order's history: who did what when.
 *
 * @param version the version the change led to
 * @param action {@code created}, {@code updated} or {@code deleted}
 * @param changes what changed, attribute by attribute
 */
record OrderChange(
        UUID id,
        UUID accountId,
        UUID portingOrderId,
        long version,
        Instant occurredAt,
        String action,
        String actorType,
        @Nullable UUID userId,
        @Nullable UUID apiKeyId,
        @Nullable String requestId,
        List<AttributeChange> changes) {

    static final String MASK = "***";

    /** One attribute before and after; secrets show as {@value #MASK}. */
    record AttributeChange(
            String attribute,
            @Nullable Object oldValue,
            @Nullable Object newValue) {}

    /** The entry for something that a user did to an order. */
    static OrderChange byUser(
            UUID id,
            PortingOrder after,
            String action,
            Caller caller,
            @Nullable String requestId,
            List<AttributeChange> changes) {
        return new OrderChange(
                id,
                after.accountId(),
                after.id(),
                after.version(),
                after.updatedAt(),
                action,
                "user",
                caller.userId(),
                caller.apiKeyId(),
                requestId,
                changes);
    }

    /** The attributes in which two states of an order differ. */
    static List<AttributeChange> between(OrderAttributes before, OrderAttributes after) {
        List<AttributeChange> changes = new ArrayList<>();
        for (OrderAttribute attribute : OrderAttribute.values()) {
            Object old = attribute.valueIn(before);
            Object now = attribute.valueIn(after);
            if (!Objects.equals(old, now)) {
                changes.add(new AttributeChange(attribute.path(), shown(attribute, old), shown(attribute, now)));
            }
        }
        return changes;
    }

    private static @Nullable Object shown(OrderAttribute attribute, @Nullable Object value) {
        return value != null && attribute.secret() ? MASK : value;
    }
}
