package dev.portwright.platform.door;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has requests of accounts go wrong on purpose. Where there is no such bean none does. */
public interface RequestFaults {
    /** What is done to a request. */
    enum Kind {
        /** It waits and is served then. */
        DELAY,
        /** Refused with 429 before any work. */
        TOO_MANY_REQUESTS,
        /** Refused with 503 before any work. */
        UNAVAILABLE,
        /** The connection is closed before any work. */
        CLOSE_CONNECTION,
        /** The work is done, and the connection is closed in place of the answer. */
        DROP_ANSWER
    }

    /**
     * What is done to a request.
     *
     * @param delay how long it waits first, whatever the kind
     * @param words the names of all that is done, as the answer tells them
     */
    record Fault(Duration delay, Kind kind, String words) {}

    /** Decides about the next request of a key; null, at nearly no cost, when nothing is done to it. */
    @Nullable
    Fault next(UUID accountId, UUID apiKeyId, String path);
}
