package dev.portwright.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery of which an attempt has begun.
 *
 * @param id of the delivery
 * @param number which of the events about its subject the event is
 * @param attempt which attempt it is, from 1
 * @param queuedAt since when it is to be delivered
 * @param eventType null, like what follows, when the event is gone
 * @param payload rendered JSON
 */
record Parcel(
        UUID id,
        UUID accountId,
        UUID eventId,
        UUID subjectId,
        long number,
        String url,
        int attempt,
        Instant queuedAt,
        @Nullable String eventType,
        @Nullable Instant occurredAt,
        @Nullable String payload) {}
