package dev.portwright.requirement.comment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A remark on a requirement group. Nobody changes what it says; it goes with the group.
 *
 * @param userId the user of the account who wrote it; null when it was the desk
 * @param body 1 to 10,000 characters, not all of them blank
 * @param readAt when the account has said that it was read; null before
 */
record GroupComment(
        UUID id,
        UUID accountId,
        UUID groupId,
        @Nullable UUID userId,
        String body,
        Instant createdAt,
        @Nullable Instant readAt) {

    /** Who wrote it, in the word of the wire and the database. */
    String commenterType() {
        return userId == null ? "admin" : "user";
    }
}
