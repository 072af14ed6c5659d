package dev.portwright.porting.order;

import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.history.AttributeChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In what an order differs from what it was; secrets show as {@value #MASK}. */
public final class OrderDiff {
    private static final String MASK = "***";

    private OrderDiff() {}

    /** Everything in which two states of an order differ. */
    public static List<AttributeChange> between(PortingOrder before, PortingOrder after) {
        List<AttributeChange> changes = between(before.attributes(), after.attributes());
        addState(changes, before, after);
        add(changes, "porting_phone_numbers_count", before.phoneNumbersCount(), after.phoneNumbersCount());
        add(
                changes,
                "old_service_provider_ocn",
                before.kind().carrierName(),
                after.kind().carrierName());
        add(
                changes,
                "messaging.messaging_capable",
                before.kind().messagingCapable(),
                after.kind().messagingCapable());
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
        if (attribute == OrderAttribute.REQUIREMENTS && value instanceof List<?> requirements) {
            return requirements.stream().map(OrderDiff::withoutText).toList();
        }
        return value != null && attribute.secret() ? MASK : value;
    }

    private static Object withoutText(Object requirement) {
        return requirement instanceof OrderAttributes.Requirement given && given.isText() && given.fieldValue() != null
                ? new OrderAttributes.Requirement(given.requirementTypeId(), given.fieldType(), MASK, given.status())
                : requirement;
    }
}
