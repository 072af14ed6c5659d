package dev.portwright.porting.correction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link by which an end customer corrects one order. On the wire: schema {@code CorrectionLink}.
 *
 * @param confirms whether the order is submitted again as soon as it has been corrected
 * @param correctedAt when it was last used to correct something
 */
public record CorrectionLink(
        UUID id,
        UUID accountId,
        UUID orderId,
        boolean confirms,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant correctedAt) {

    /** Where links lead. */
    public static final String PAGE = "/corrections";

    /**
     * An address behind a link.
     *
     * @param path {@link #PAGE}, or what is below it
     * @param token the secret of the link
     */
    public static String at(String path, String token) {
        return path + "?token=" + token;
    }

    record Json(
            UUID id,
            String recordType,
            UUID portingOrderId,
            String status,
            boolean confirmWhenCorrected,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String url,

            Instant expiresAt,
            @Nullable Instant correctedAt,
            Instant createdAt) {}

    /** @param url where the link leads, which is known only when it is made; otherwise null */
    Json json(Instant now, @Nullable String url) {
        return new Json(
                id, "porting_correction_link", orderId, status(now), confirms, url, expiresAt, correctedAt, createdAt);
    }

    private String status(Instant now) {
        if (revokedAt != null) {
            return "revoked";
        }
        return now.isBefore(expiresAt) ? "active" : "expired";
    }
}
