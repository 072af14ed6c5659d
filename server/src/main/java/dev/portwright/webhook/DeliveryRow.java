package dev.portwright.webhook;

import java.time.Instant;
import java.util.UUID;

/** A delivery as it is queued. */
record DeliveryRow(
        UUID id,
        UUID accountId,
        UUID endpointId,
        UUID eventId,
        UUID subjectId,
        long position,
        long number,
        String url,
        Instant queuedAt) {}
