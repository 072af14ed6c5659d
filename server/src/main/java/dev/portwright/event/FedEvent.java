package dev.portwright.event;

import dev.portwright.platform.id.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that has its place.
 *
 * @param position its place among the events of all accounts: later events have higher ones
 * @param number which of the events about its subject it is, from 1 on
 * @param payload rendered JSON, or null for types that carry none
 * @param webhookUrl where whoever owned the subject then wanted to be told of it, or null
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
