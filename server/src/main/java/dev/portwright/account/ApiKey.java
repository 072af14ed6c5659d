package dev.portwright.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is known afterwards: the key itself is shown once, when it is made.
 *
 * @param prefix its first characters, to recognise it by
 */
public record ApiKey(
        UUID id,
        UUID accountId,
        UUID userId,
        String name,
        String prefix,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
