package dev.portwright.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person of the desk with a key of their own.
 *
 * @param prefix the first characters of the key, to recognise it by
 * @param removedAt since when the key is refused; what they did stays theirs
 */
record Operator(
        UUID id,
        String name,
        String prefix,
        Instant createdAt,
        @Nullable Instant removedAt) {}
