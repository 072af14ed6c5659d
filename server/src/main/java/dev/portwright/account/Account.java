package dev.portwright.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant: everything a client sees belongs to exactly one account.
 *
 * @param suspendedAt since when its keys are refused, or null while they are not
 * @param suspensionReason the operator's words, for operators only
 */
public record Account(
        UUID id,
        String name,
        Instant createdAt,
        @Nullable Instant suspendedAt,
        @Nullable String suspensionReason) {

    /** An account in good standing. */
    public Account(UUID id, String name, Instant createdAt) {
        this(id, name, createdAt, null, null);
    }
}
