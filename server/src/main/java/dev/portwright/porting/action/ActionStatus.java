package dev.portwright.porting.action;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an action is. */
public enum ActionStatus {
    /** Nobody has begun. */
    CREATED,
    /** It was initiated, and is not decided on. */
    PENDING,
    COMPLETED,
    /** It was called off: whoever decides says why. */
    CANCELLED,
    /** It was done, and did not come out right. */
    FAILED;

    /** The word on the wire and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True when it can be initiated, be it for the second time. */
    boolean canBegin() {
        return this == CREATED || this == FAILED || this == CANCELLED;
    }

    /**
     * The status of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ActionStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
