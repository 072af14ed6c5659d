package dev.portwright.event;

import dev.portwright.platform.id.Subject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was written.
 *
 * @param payload rendered JSON, or null for types that carry none
 * @param methods the ways in which it has been told, as in the contract
 */
record StoredEvent(
        UUID id,
        String type,
        Subject subject,
        Instant occurredAt,
        @Nullable String payload,
        List<String> methods) {}
