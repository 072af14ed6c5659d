package dev.portwright.requirement.comment;

import dev.portwright.platform.contract.CheckedBody;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema {@code Comment}. */
record CommentJson(
        UUID id,
        String body,
        @Nullable String commenter,
        String commenterType,
        String commentRecordType,
        UUID commentRecordId,
        @Nullable Instant readAt,
        Instant createdAt,
        Instant updatedAt) {

    static CommentJson of(GroupComments.Signed signed) {
        GroupComment comment = signed.comment();
        return new CommentJson(
                comment.id(),
                comment.body(),
                signed.email(),
                comment.commenterType(),
                CommentResource.GROUP,
                comment.groupId(),
                comment.readAt(),
                comment.createdAt(),
                Objects.requireNonNullElse(comment.readAt(), comment.createdAt()));
    }

    /**
     * The text of a comment that somebody wants to write, as it was sent.
     *
     * @param given a body that was held against the API description
     * @throws dev.portwright.platform.problem.ApiException with everything that is wrong with it; 10025 when it is blank
     */
    static String text(CheckedBody given) {
        return given.text("body", "The comment is blank. Write what it is to say.");
    }
}
