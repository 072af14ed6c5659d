package dev.portwright.porting.comment;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who has written a comment.
 *
 * @param userId the user of the account; null exactly when it was somebody else
 */
record Author(Kind kind, @Nullable UUID userId) {
    static final Author OPERATOR = new Author(Kind.ADMIN, null);
    static final Author SYSTEM = new Author(Kind.SYSTEM, null);

    enum Kind {
        USER,
        /** The operator. */
        ADMIN,
        /** The server by itself. */
        SYSTEM;

        /** The word on the wire and in the database. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    static Author user(UUID userId) {
        return new Author(Kind.USER, userId);
    }
}
