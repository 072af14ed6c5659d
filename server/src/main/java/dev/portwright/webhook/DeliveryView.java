package dev.portwright.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is shown.
 *
 * @param finishedAt null while it is to be tried again
 * @param dueAt when that is; of no meaning once it is finished
 * @param attempts the latest first
 */
record DeliveryView(
        UUID id,
        UUID accountId,
        UUID eventId,
        String url,
        boolean delivered,
        Instant startedAt,
        @Nullable Instant finishedAt,
        Instant dueAt,
        @Nullable String eventType,
        @Nullable Instant occurredAt,
        @Nullable String payload,
        List<Made> attempts) {

    /** An attempt as it was written down. */
    record Made(
            Instant startedAt,
            Instant finishedAt,
            boolean delivered,
            String requestHeaders,
            @Nullable Integer status,
            @Nullable String responseHeaders,
            @Nullable String responseBody,
            @Nullable String error) {}
}
