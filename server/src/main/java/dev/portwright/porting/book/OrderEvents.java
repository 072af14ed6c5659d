package dev.portwright.porting.book;

import dev.portwright.event.EventLog;
import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderJson;
import dev.portwright.porting.order.PortingPhoneNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Renders what happens to orders as events, in the shapes of the contract's event payloads. */
final class OrderEvents {
    private OrderEvents() {}

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
            Status status,
            Instant updatedAt,
            @Nullable String webhookUrl) {}

    /** Without what to do about a reason: the order tells that, as it is when one looks. */
    private record Status(String value, List<ExceptionType> details) {}

    private record MessagingChanged(
            UUID id,
            @Nullable String customerReference,
            @Nullable String supportKey,
            PortingOrderJson.Messaging messaging) {}

    static EventLog.Event deleted(PortingOrder order) {
        Instant now = order.updatedAt();
        return event(
                order,
                "porting_order.deleted",
                now,
                Json.text(new Deleted(
                        order.id(), order.attributes().customerReference(), now, "porting_event", now, now)));
    }

    /** Tells the status that the order has now, with the reasons if it is an exception. */
    static EventLog.Event statusChanged(PortingOrder order) {
        return event(
                order,
                "porting_order.status_changed",
                order.updatedAt(),
                Json.text(new StatusChanged(
                        order.id(),
                        order.attributes().customerReference(),
                        order.shownSupportKey(),
                        new Status(order.status().word(), order.statusDetails()),
                        order.updatedAt(),
                        order.attributes().webhookUrl())));
    }

    static EventLog.Event messagingChanged(PortingOrder order) {
        return event(
                order,
                "porting_order.messaging_changed",
                order.updatedAt(),
                Json.text(new MessagingChanged(
                        order.id(),
                        order.attributes().customerReference(),
                        order.shownSupportKey(),
                        PortingOrderJson.messaging(order))));
    }

    private record Id(UUID id) {}

    private record Split(Id from, Id to, List<Id> portingPhoneNumbers) {}

    /** One event for each number that went from an order to its part. It belongs to the order that the number left. */
    static List<EventLog.Event> split(PortingOrder from, PortingOrder part, Collection<PortingPhoneNumber> numbers) {
        return numbers.stream()
                .map(number -> new Split(new Id(from.id()), new Id(part.id()), List.of(new Id(number.id()))))
                .map(payload -> event(from, "porting_order.split", from.updatedAt(), Json.text(payload)))
                .toList();
    }

    /** This type carries no payload. */
    static EventLog.Event loaUpdated(PortingOrder order) {
        return event(order, "porting_order.loa_updated", order.updatedAt(), null);
    }

    private static EventLog.Event event(PortingOrder order, String type, Instant at, @Nullable String payload) {
        return new EventLog.Event(
                order.accountId(),
                type,
                order.subject(),
                at,
                payload,
                order.attributes().webhookUrl());
    }
}
