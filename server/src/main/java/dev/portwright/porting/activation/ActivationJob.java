package dev.portwright.porting.activation;

import dev.portwright.foc.ActivationType;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * The activation of an order's numbers at one confirmed date.
 *
 * @param activateAt when it begins by itself; inside the window
 * @param windowStart not before the FOC time
 * @param attempts how often the clearing house was asked
 */
record ActivationJob(
        UUID id,
        UUID accountId,
        UUID orderId,
        ActivationType type,
        Status status,
        Instant activateAt,
        Instant windowStart,
        Instant windowEnd,
        int attempts,
        Instant createdAt,
        Instant updatedAt) {

    /** How far an activation is. */
    enum Status {
        CREATED,
        IN_PROCESS,
        COMPLETED,
        /** Numbers could not be activated, or the date was given up. */
        FAILED;

        /** The word on the wire and in the database. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    boolean open() {
        return status == Status.CREATED || status == Status.IN_PROCESS;
    }

    boolean inWindow(Instant time) {
        return !time.isBefore(windowStart) && !time.isAfter(windowEnd);
    }

    ActivationJob to(Status next, Instant now) {
        return new ActivationJob(
                id, accountId, orderId, type, next, activateAt, windowStart, windowEnd, attempts, createdAt, now);
    }

    ActivationJob attempted(Instant now) {
        return new ActivationJob(
                id, accountId, orderId, type, status, activateAt, windowStart, windowEnd, attempts + 1, createdAt, now);
    }

    ActivationJob at(Instant time, Instant now) {
        return new ActivationJob(
                id, accountId, orderId, type, status, time, windowStart, windowEnd, attempts, createdAt, now);
    }

    ActivationJob within(ActivationWindows.Window window, Instant time, Instant now) {
        return new ActivationJob(
                id, accountId, orderId, type, status, time, window.start(), window.end(), attempts, createdAt, now);
    }
}
