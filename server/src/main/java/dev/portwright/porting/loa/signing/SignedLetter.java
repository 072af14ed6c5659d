package dev.portwright.porting.loa.signing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter that was signed and sealed. On the wire: schema {@code LoaSignature}.
 *
 * @param version of the order that the letter is of
 * @param file the letter with the evidence
 * @param letterSha256 of the letter as it was before
 */
public record SignedLetter(
        UUID orderId,
        long version,
        String supportKey,
        byte[] file,
        String name,
        @Nullable String title,
        boolean drawn,
        Instant signedAt,
        String letterSha256,
        String documentSha256) {

    record Json(
            String recordType,
            UUID portingOrderId,
            UUID documentId,
            String name,
            @Nullable String title,
            String kind,
            String consent,
            String letterSha256,
            String documentSha256,
            Instant signedAt) {}

    Json json(UUID documentId) {
        return new Json(
                "porting_loa_signature",
                orderId,
                documentId,
                name,
                title,
                kind(),
                Signing.CONSENT,
                letterSha256,
                documentSha256,
                signedAt);
    }

    String kind() {
        return drawn ? "drawn" : "typed";
    }
}
