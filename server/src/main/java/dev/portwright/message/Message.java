package dev.portwright.message;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is kept.
 *
 * @param tries how often it was tried to send it, a try that is under way among them
 */
record Message(
        UUID id,
        UUID accountId,
        Medium medium,
        String recipient,
        @Nullable UUID eventId,
        String subject,
        String text,
        Status status,
        int tries,
        Instant createdAt) {

    enum Status {
        WAITING,
        SENT,
        /** Was refused for good, or for too long. */
        FAILED,
        /** Would be sent if there were somebody who sends it. */
        RECORDED;

        /** The word on the wire and in the database. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
