package dev.portwright.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A note of the desk on an order, for the desk alone.
 *
 * @param operatorId who wrote it; null when it was written with the key of the installation
 */
record DeskNote(
        UUID id,
        UUID orderId,
        @Nullable UUID operatorId,
        @Nullable String operatorName,
        String body,
        Instant createdAt) {}
