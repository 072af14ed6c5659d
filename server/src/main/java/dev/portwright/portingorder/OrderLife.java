package dev.portwright.portingorder;

import dev.portwright.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes what becomes of an order: the one place through which every change after its creation goes, so that each has
 * exactly one history entry, and each event that it calls for, in its own transaction.
 */
@ApplicationScoped
class OrderLife {
    private final PortingOrderStore orders;
    private final OrderEvents events;
    private final StatusEffects effects;
    private final Ids ids;

    OrderLife(PortingOrderStore orders, OrderEvents events, StatusEffects effects, Ids ids) {
        this.orders = orders;
        this.events = events;
        this.effects = effects;
        this.ids = ids;
    }

    /**
     * Writes the order as it is after a change, and all that follows from it. The row must be locked.
     *
     * @param reason a sentence for the history; null where the change speaks for itself
     * @return {@code after}
     */
    PortingOrder save(
            Connection connection, PortingOrder before, PortingOrder after, Actor actor, @Nullable String reason)
            throws SQLException {
        boolean moved = before.status() != after.status();
        String action = moved ? OrderChange.STATUS_CHANGED : OrderChange.UPDATED;
        orders.update(
                connection,
                after,
                OrderChange.of(ids.next(), after, action, actor, reason, OrderChange.between(before, after)));
        if (moved) {
            if (before.isDraft()) {
                DraftCount.submitted(connection, after);
            }
            events.statusChanged(connection, after);
        }
        if (before.state().messaging() != after.state().messaging()) {
            events.messagingChanged(connection, after);
        }
        UUID loa = after.attributes().documents().loa();
        if (!Objects.equals(before.attributes().documents().loa(), loa)) {
            events.loaUpdated(connection, after);
        }
        effects.apply(connection, before, after);
        return after;
    }
}
