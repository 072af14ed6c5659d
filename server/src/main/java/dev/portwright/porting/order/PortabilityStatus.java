package dev.portwright.porting.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether it is certain that a number of an order can be ported. */
public enum PortabilityStatus {
    PENDING,
    CONFIRMED,
    PROVISIONAL;

    /** The word on the wire and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static PortabilityStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
