package dev.portwright.portingorder;

import dev.portwright.event.EventLog;
import dev.portwright.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Renders what happens to orders as events, in the shapes of the contract's event payloads. */
@ApplicationScoped
class OrderEvents {
    private final EventLog log;

    OrderEvents(EventLog log) {
        this.log = log;
    }

    /** Record type and the last two times are the event's own; the contract has them here too, for this type alone. */
    private record Deleted(
            UUID id,
            @Nullable String customerReference,
            Instant deletedAt,
            String recordType,
            Instant createdAt,
            Instant updatedAt) {}

    private record StatusChanged(
            UUID id,
            @Nullable String customerReference,
            @Nullable String supportKey,
            PortingOrderJson.Status status,
            Instant updatedAt,
            @Nullable String webhookUrl) {}

    private record MessagingChanged(
            UUID id,
            @Nullable String customerReference,
            @Nullable String supportKey,
            PortingOrderJson.Messaging messaging) {}

    void deleted(Connection connection, PortingOrder order, Instant now) throws SQLException {
        append(
                connection,
                order,
                "porting_order.deleted",
                now,
                Json.text(new Deleted(
                        order.id(), order.attributes().customerReference(), now, "porting_event", now, now)));
    }

    /** Tells the status that the order has now, with the reasons if it is an exception. */
    void statusChanged(Connection connection, PortingOrder order) throws SQLException {
        append(
                connection,
                order,
                "porting_order.status_changed",
                order.updatedAt(),
                Json.text(new StatusChanged(
                        order.id(),
                        order.attributes().customerReference(),
                        PortingOrderJson.supportKey(order),
                        new PortingOrderJson.Status(order.status().word(), order.statusDetails()),
                        order.updatedAt(),
                        order.attributes().webhookUrl())));
    }

    void messagingChanged(Connection connection, PortingOrder order) throws SQLException {
        append(
                connection,
                order,
                "porting_order.messaging_changed",
                order.updatedAt(),
                Json.text(new MessagingChanged(
                        order.id(),
                        order.attributes().customerReference(),
                        PortingOrderJson.supportKey(order),
                        PortingOrderJson.messaging(order))));
    }

    private record Id(UUID id) {}

    private record Split(Id from, Id to, List<Id> portingPhoneNumbers) {}

    /** One event for each number that went from an order to its part. It belongs to the order that the number left. */
    void split(Connection connection, PortingOrder from, PortingOrder part, Collection<PortingPhoneNumber> numbers)
            throws SQLException {
        log.append(
                connection,
                numbers.stream()
                        .map(number -> new Split(new Id(from.id()), new Id(part.id()), List.of(new Id(number.id()))))
                        .map(payload -> event(from, "porting_order.split", from.updatedAt(), Json.text(payload)))
                        .toList());
    }

    /** This type carries no payload. */
    void loaUpdated(Connection connection, PortingOrder order) throws SQLException {
        append(connection, order, "porting_order.loa_updated", order.updatedAt(), null);
    }

    private void append(Connection connection, PortingOrder order, String type, Instant at, @Nullable String payload)
            throws SQLException {
        log.append(connection, List.of(event(order, type, at, payload)));
    }

    private static EventLog.Event event(PortingOrder order, String type, Instant at, @Nullable String payload) {
        return new EventLog.Event(
                order.accountId(),
                type,
                order.id(),
                at,
                payload,
                order.attributes().webhookUrl());
    }
}
