package dev.portwright.porting.order;

import dev.portwright.account.Actor;
import dev.portwright.exceptiontype.ExceptionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an order's history: who did what when, and why.
 *
 * @param version the version the change led to
 * @param action {@value #CREATED}, {@value #UPDATED}, {@value #STATUS_CHANGED}, {@value #SPLIT} or {@value #DELETED}
 * @param reason a sentence for people; null where the change speaks for itself
 * @param changes what changed, attribute by attribute
 */
public record OrderChange(
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
        @Nullable String reason,
        List<AttributeChange> changes) {

    static final String MASK = "***";

    public static final String CREATED = "created";
    public static final String UPDATED = "updated";
    public static final String STATUS_CHANGED = "status_changed";
    public static final String SPLIT = "split";
    public static final String DELETED = "deleted";

    /** One attribute before and after; secrets show as {@value #MASK}. */
    public record AttributeChange(
            String attribute,
            @Nullable Object oldValue,
            @Nullable Object newValue) {}

    public static OrderChange of(
            UUID id,
            PortingOrder after,
            String action,
            Actor actor,
            @Nullable String reason,
            List<AttributeChange> changes) {
        return new OrderChange(
                id,
                after.accountId(),
                after.id(),
                after.version(),
                after.updatedAt(),
                action,
                actor.type().word(),
                actor.userId(),
                actor.apiKeyId(),
                actor.requestId(),
                reason,
                changes);
    }

    /** Everything in which two states of an order differ. */
    public static List<AttributeChange> between(PortingOrder before, PortingOrder after) {
        List<AttributeChange> changes = between(before.attributes(), after.attributes());
        addState(changes, before, after);
        add(changes, "porting_phone_numbers_count", before.phoneNumbersCount(), after.phoneNumbersCount());
        return changes;
    }

    private static void addState(List<AttributeChange> changes, PortingOrder before, PortingOrder after) {
        PortingOrder.State old = before.state();
        PortingOrder.State now = after.state();
        if (old.equals(now)) {
            return;
        }
        add(changes, "status", old.status().word(), now.status().word());
        add(changes, "status.details", codes(before), codes(after));
        add(changes, "activation_settings.foc_datetime_actual", old.focActual(), now.focActual());
        add(changes, "activation_settings.activation_status", old.activation(), now.activation());
        add(changes, "messaging.messaging_port_status", old.messaging(), now.messaging());
    }

    /** The attributes in which two states of an order differ. */
    public static List<AttributeChange> between(OrderAttributes before, OrderAttributes after) {
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

    private static void add(List<AttributeChange> changes, String name, @Nullable Object old, @Nullable Object now) {
        if (!Objects.equals(old, now)) {
            changes.add(new AttributeChange(name, old, now));
        }
    }

    private static List<String> codes(PortingOrder order) {
        return order.statusDetails().stream().map(ExceptionType::code).toList();
    }

    private static @Nullable Object shown(OrderAttribute attribute, @Nullable Object value) {
        return value != null && attribute.secret() ? MASK : value;
    }
}
