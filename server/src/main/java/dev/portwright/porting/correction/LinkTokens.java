package dev.portwright.porting.correction;

import dev.portwright.platform.crypto.SealBrokenException;
import dev.portwright.platform.crypto.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes and reads the secret in a link: its id, sealed with the key of the installation. So nothing that opens a link is kept,
 * and what somebody has made up is known for that without a look into the database.
 */
@ApplicationScoped
class LinkTokens {
    /** What such a value is sealed for; nothing else is sealed for this. */
    private static final UUID PURPOSE = UUID.fromString("0f6a7e0c-93d1-4b6b-8a39-3f4f6c5d2b17");

    private final Sealer sealer;

    LinkTokens(Sealer sealer) {
        this.sealer = sealer;
    }

    String make(UUID linkId) {
        byte[] plain = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(linkId.getMostSignificantBits())
                .putLong(linkId.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(PURPOSE, plain));
    }

    /** The id of the link; empty for what is no token. */
    Optional<UUID> open(String token) {
        try {
            ByteBuffer plain =
                    ByteBuffer.wrap(sealer.open(PURPOSE, Base64.getUrlDecoder().decode(token)));
            return Optional.of(new UUID(plain.getLong(), plain.getLong()));
        } catch (IllegalArgumentException | SealBrokenException e) {
            return Optional.empty();
        }
    }
}
