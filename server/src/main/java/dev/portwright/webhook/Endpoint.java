package dev.portwright.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A host that events of an account go to: what is true of all URLs there.
 *
 * @param origin scheme, host and port, such as {@code https://example.com:443}
 * @param failures how many attempts in a row have failed
 * @param failingSince when the first of them did, or null
 * @param offAt since when nothing is sent any more, or null
 * @param offReason why, or null
 */
record Endpoint(
        UUID id,
        UUID accountId,
        String origin,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant offAt,
        @Nullable String offReason,
        Instant createdAt) {
    /** True when nothing is held against it. */
    boolean isWell() {
        return failures == 0 && failingSince == null && offAt == null;
    }
}
