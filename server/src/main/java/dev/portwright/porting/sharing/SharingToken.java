package dev.portwright.porting.sharing;

import dev.portwright.account.SharePermission;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a sharing token. On the wire: schema {@code PortingOrderSharingToken}.
 *
 * @param userId who has made it
 * @param seconds how long it was asked for
 * @param expiresAt a whole second, since the token tells it in seconds
 */
record SharingToken(
        UUID id,
        UUID accountId,
        UUID orderId,
        UUID userId,
        Set<SharePermission> permissions,
        int seconds,
        Instant createdAt,
        Instant expiresAt) {

    record Json(
            UUID id,
            String recordType,
            UUID portingOrderId,
            List<String> permissions,
            int expiresInSeconds,
            @Nullable String token,
            Instant expiresAt,
            Instant createdAt) {}

    /** The words of the permissions, always in the same order. */
    List<String> words() {
        return permissions.stream().sorted().map(SharePermission::word).toList();
    }

    /** @param text the token itself; null where it is not shown, which is everywhere but once */
    Json json(@Nullable String text) {
        return new Json(id, "porting_order_sharing_token", orderId, words(), seconds, text, expiresAt, createdAt);
    }
}
