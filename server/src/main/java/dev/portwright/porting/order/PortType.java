package dev.portwright.porting.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether all of the owner's numbers leave the losing carrier, or some stay there. */
public enum PortType {
    FULL,
    PARTIAL;

    /** The word on the wire and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The type of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static PortType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
