package dev.portwright.document;

import dev.portwright.platform.crypto.SealBrokenException;
import dev.portwright.platform.crypto.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes and reads what opens one document for a while, to whoever has it: its ids and its end, sealed with the key of the
 * installation, so that nothing of it is kept and nobody else can make one.
 */
@ApplicationScoped
class DownloadTokens {
    /** How long one is good for. */
    static final Duration VALID = Duration.ofMinutes(15);

    /** What such a value is sealed for; nothing else is sealed for this. */
    private static final UUID PURPOSE = UUID.fromString("5f0c2a4e-6a0e-4f6e-9d51-6f1c7b0e2d3a");

    private static final int BYTES = 5 * Long.BYTES;

    private final Sealer sealer;
    private final Clock clock;

    DownloadTokens(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    /** What a token opens. */
    record Opened(UUID accountId, UUID documentId) {}

    String make(UUID accountId, UUID documentId) {
        byte[] plain = ByteBuffer.allocate(BYTES)
                .putLong(accountId.getMostSignificantBits())
                .putLong(accountId.getLeastSignificantBits())
                .putLong(documentId.getMostSignificantBits())
                .putLong(documentId.getLeastSignificantBits())
                .putLong(clock.instant().plus(VALID).toEpochMilli())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(PURPOSE, plain));
    }

    /** Empty for what is no token, and for one whose time is over. */
    Optional<Opened> open(String token) {
        try {
            ByteBuffer plain =
                    ByteBuffer.wrap(sealer.open(PURPOSE, Base64.getUrlDecoder().decode(token)));
            Opened opened =
                    new Opened(new UUID(plain.getLong(), plain.getLong()), new UUID(plain.getLong(), plain.getLong()));
            return clock.instant().isBefore(Instant.ofEpochMilli(plain.getLong()))
                    ? Optional.of(opened)
                    : Optional.empty();
        } catch (IllegalArgumentException | SealBrokenException e) {
            return Optional.empty();
        }
    }
}
