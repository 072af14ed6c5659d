package dev.portwright.webhook;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param dueAt when it is tried again; null when it is not
 */
record Attempt(Parcel parcel, State state, @Nullable Instant dueAt, Sender.Sent sent) {

    /** How a delivery stands. */
    enum State {
        WAITING,
        DELIVERED,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean delivered() {
        return state == State.DELIVERED;
    }
}
