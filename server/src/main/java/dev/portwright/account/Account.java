package dev.portwright.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant: everything a client sees belongs to exactly one account.
 *
 * @param suspension why its keys are refused, or null while they are not
 */
public record Account(
        UUID id, String name, Instant createdAt, @Nullable Suspension suspension) {

    /**
     * That its keys are refused.
     *
     * @param reason the operator's words, for operators only
     * @param byManager true when the account that manages it has begun this, and may end it
     */
    public record Suspension(Instant since, @Nullable String reason, boolean byManager) {}

    /** An account in good standing. */
    public Account(UUID id, String name, Instant createdAt) {
        this(id, name, createdAt, null);
    }

    /** Since when its keys are refused, or null while they are not. */
    public @Nullable Instant suspendedAt() {
        return suspension == null ? null : suspension.since();
    }

    @Nullable
    String suspensionReason() {
        return suspension == null ? null : suspension.reason();
    }

    boolean isSuspendedByManager() {
        return suspension != null && suspension.byManager();
    }

    Account named(String other) {
        return new Account(id, other, createdAt, suspension);
    }

    Account suspended(@Nullable Suspension other) {
        return new Account(id, name, createdAt, other);
    }
}
