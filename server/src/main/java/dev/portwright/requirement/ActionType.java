package dev.portwright.requirement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Something that a person does before an order is submitted, and others decide on. */
public enum ActionType {
    /** The owner of a number of Australia shows who they are. */
    AU_ID_VERIFICATION;

    /** The word on the wire, in the database and in the data files. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The type of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ActionType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
