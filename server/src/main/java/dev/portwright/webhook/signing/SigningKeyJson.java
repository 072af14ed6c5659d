package dev.portwright.webhook.signing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema {@code SigningKey}. */
record SigningKeyJson(
        UUID id,
        String recordType,
        String publicKey,
        Instant createdAt,
        @Nullable Instant retiresAt) {

    static SigningKeyJson of(SigningKey key) {
        return new SigningKeyJson(key.id(), "signing_key", key.publicText(), key.createdAt(), key.retiresAt());
    }
}
