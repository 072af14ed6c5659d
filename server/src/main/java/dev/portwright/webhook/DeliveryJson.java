package dev.portwright.webhook;

import dev.portwright.platform.json.Json;
import dev.portwright.webhook.DeliveryView.Made;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A delivery on the wire: schema {@code WebhookDelivery}. */
record DeliveryJson(
        UUID id,
        UUID userId,
        String recordType,
        String status,
        Webhook webhook,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant nextAttemptAt,
        List<Attempted> attempts) {

    record Webhook(
            String recordType,
            @Nullable String eventType,
            UUID id,
            @Nullable Instant occurredAt,
            @Nullable JsonNode payload) {}

    record Attempted(String status, Instant startedAt, Instant finishedAt, Http http, List<Fault> errors) {}

    record Http(Request request, @Nullable Answered response) {}

    record Request(String url, List<String> headers) {}

    record Answered(int status, List<String> headers, String body) {}

    record Fault(String code, String title, String detail) {}

    static DeliveryJson of(DeliveryView delivery) {
        String payload = delivery.payload();
        return new DeliveryJson(
                delivery.id(),
                delivery.accountId(),
                "webhook_delivery",
                status(delivery.delivered()),
                new Webhook(
                        "event",
                        delivery.eventType(),
                        delivery.eventId(),
                        delivery.occurredAt(),
                        payload == null ? null : Json.read(payload)),
                delivery.startedAt(),
                delivery.finishedAt(),
                delivery.finishedAt() == null ? delivery.dueAt() : null,
                delivery.attempts().stream()
                        .map(made -> attempted(delivery.url(), made))
                        .toList());
    }

    private static String status(boolean delivered) {
        return delivered ? "delivered" : "failed";
    }

    private static Attempted attempted(String url, Made made) {
        Integer status = made.status();
        String error = made.error();
        return new Attempted(
                status(made.delivered()),
                made.startedAt(),
                made.finishedAt(),
                new Http(
                        new Request(url, lines(made.requestHeaders())),
                        status == null
                                ? null
                                : new Answered(status, lines(made.responseHeaders()), text(made.responseBody()))),
                error == null ? List.of() : List.of(fault(status, error)));
    }

    /** Code 75499 is that of the contract's example; the others are ours. */
    private static Fault fault(@Nullable Integer status, String detail) {
        if (status == null) {
            return new Fault("75401", "The webhook host did not answer", detail);
        }
        return switch (status / 100) {
            case 3 -> new Fault("75403", "The webhook host answered with a redirect", detail);
            case 4 -> new Fault("75499", "The webhook host answered HTTP 4XX", detail);
            case 5 -> new Fault("75599", "The webhook host answered HTTP 5XX", detail);
            default -> new Fault("75402", "The webhook host answered otherwise than 2XX", detail);
        };
    }

    private static List<String> lines(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
