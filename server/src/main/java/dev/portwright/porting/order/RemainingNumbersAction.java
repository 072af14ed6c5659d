package dev.portwright.porting.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of the numbers that a partial port leaves at the losing carrier. */
public enum RemainingNumbersAction {
    KEEP,
    DISCONNECT;

    /** The word on the wire and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The action of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static RemainingNumbersAction of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
