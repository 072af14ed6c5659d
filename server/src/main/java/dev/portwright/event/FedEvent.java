package dev.portwright.event;

import dev.portwright.platform.id.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that has its place.
 *
 * @param position its place among all
 * @param number the how-manieth of its subject, from 1
 */
public record FedEvent(
        UUID id,
        UUID accountId,
        String type,
        Subject subject,
        long position,
        long number,
        Instant occurredAt,
        @Nullable String payload,
        @Nullable String webhookUrl) {}
