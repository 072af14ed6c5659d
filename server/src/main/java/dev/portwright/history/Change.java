package dev.portwright.history;

import dev.portwright.account.Actor;
import dev.portwright.platform.id.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a history: who did what when, and why.
 *
 * @param subject what was changed
 * @param version the version of it that the change led to
 * @param reason a sentence for people; null where the change speaks for itself
 * @param changes what changed, attribute by attribute
 */
public record Change(
        UUID id,
        UUID accountId,
        Subject subject,
        long version,
        Instant occurredAt,
        Action action,
        Actor actor,
        @Nullable String reason,
        List<AttributeChange> changes) {

    /** What can be done to something. */
    public enum Action {
        CREATED,
        UPDATED,
        STATUS_CHANGED,
        SPLIT,
        DELETED;

        /** The word on the wire and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Action of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
