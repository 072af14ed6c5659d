package dev.portwright.foc;

import java.time.Instant;

/** A span in which numbers may be activated; both ends belong to it. */
public record FocWindow(Instant startsAt, Instant endsAt) {

    public boolean contains(Instant instant) {
        return !instant.isBefore(startsAt) && !instant.isAfter(endsAt);
    }
}
