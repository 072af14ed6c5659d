package dev.portwright.foc;

import java.time.Instant;

/**
 * Until when something can still be asked for before numbers move, by the notice that carriers want.
 *
 * @param notice how long before the confirmed time that is, in words: {@code 48 hours}
 * @param until the last moment
 */
public record Deadline(String notice, Instant until) {
    /** True when it is too late. */
    public boolean isOver(Instant now) {
        return now.isAfter(until);
    }
}
