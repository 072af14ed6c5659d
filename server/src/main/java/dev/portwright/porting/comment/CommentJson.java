package dev.portwright.porting.comment;

import dev.portwright.platform.contract.CheckedBody;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A comment on the wire: schema {@code PortingOrdersComment}. */
record CommentJson(
        UUID id,
        String recordType,
        UUID portingOrderId,
        String body,
        String userType,
        @Nullable UUID userId,
        @Nullable String userEmail,
        Instant createdAt) {

    static CommentJson of(CommentService.Signed signed) {
        Comment comment = signed.comment();
        return new CommentJson(
                comment.id(),
                "porting_comment",
                comment.portingOrderId(),
                comment.body(),
                comment.author().kind().word(),
                comment.author().userId(),
                signed.email(),
                comment.createdAt());
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
