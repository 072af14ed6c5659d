package dev.portwright.webhook;

import dev.portwright.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a webhook. What is rendered already goes in as it is. */
final class WebhookBody {
    private WebhookBody() {}

    /**
     * Renders it.
     *
     * @param payload rendered JSON, or null
     * @param deliveredTo the URL, or null when there is none
     * @param number which of the events about its subject it is: {@code meta.sequence}, which the contract does not have
     */
    static byte[] of(
            UUID eventId,
            String eventType,
            Instant occurredAt,
            @Nullable String payload,
            int attempt,
            @Nullable String deliveredTo,
            long number) {
        String body = "{\"data\":{\"event_type\":" + Json.text(eventType) + ",\"id\":\"" + eventId
                + "\",\"occurred_at\":" + Json.text(occurredAt) + ",\"payload\":" + payload
                + ",\"record_type\":\"event\"},\"meta\":{\"attempt\":" + attempt + ",\"delivered_to\":"
                + (deliveredTo == null ? "null" : Json.text(deliveredTo)) + ",\"sequence\":" + number + "}}";
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
