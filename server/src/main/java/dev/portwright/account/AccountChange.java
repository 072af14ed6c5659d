package dev.portwright.account;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done to an account.
 *
 * @param detail the new name, or the reason of a suspension or its end
 */
record AccountChange(
        UUID id, UUID accountId, Kind kind, @Nullable String detail, ChangedBy by, Instant changedAt) {
    enum Kind {
        RENAMED,
        SUSPENDED,
        RESUMED;

        /** The name in the database and on the wire. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
