package dev.portwright.porting.verification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the code that was sent to a number last. On the wire: schema {@code PortingVerificationCode}.
 *
 * @param sent null once it was told, or the wrong one too often
 */
record VerificationCode(
        UUID id,
        UUID orderId,
        UUID numberId,
        String phoneNumber,
        @Nullable Sent sent,
        int triesLeft,
        boolean verified,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * A code on its way.
     *
     * @param hash of the code, with the key of the installation
     * @param expiresAt from when on it is too late to tell it
     */
    record Sent(String hash, Instant expiresAt) {}

    /** The same after the right code was told. */
    VerificationCode told(Instant now) {
        return new VerificationCode(id, orderId, numberId, phoneNumber, null, triesLeft, true, createdAt, now);
    }

    /** The same after a wrong code was told. */
    VerificationCode missed(Instant now) {
        int left = triesLeft - 1;
        return new VerificationCode(
                id, orderId, numberId, phoneNumber, left == 0 ? null : sent, left, false, createdAt, now);
    }

    record Json(
            UUID id,
            String recordType,
            UUID portingOrderId,
            String phoneNumber,
            boolean verified,
            Instant createdAt,
            Instant updatedAt) {}

    Json json() {
        return new Json(id, "porting_verification_code", orderId, phoneNumber, verified, createdAt, updatedAt);
    }
}
