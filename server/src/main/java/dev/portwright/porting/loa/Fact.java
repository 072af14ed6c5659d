package dev.portwright.porting.loa;

import org.jspecify.annotations.Nullable;

/**
 * A line of a letter.
 *
 * @param value empty where it is to be filled in by hand
 */
public record Fact(String label, String value) {
    /** A line that stays empty where nothing is known. */
    static Fact of(String label, @Nullable String value) {
        return new Fact(label, value == null ? "" : value);
    }
}
