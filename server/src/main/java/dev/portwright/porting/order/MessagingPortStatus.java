package dev.portwright.porting.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far the porting of messaging is, which goes its own way beside the porting of the numbers. */
public enum MessagingPortStatus {
    /** Messaging is not to be ported. */
    NOT_APPLICABLE,
    PENDING,
    /** The numbers are ported; text messages are being routed anew. */
    ACTIVATING,
    PORTED,
    /** Messages of some numbers are routed here, of others not. */
    PARTIAL_PORT_COMPLETE,
    EXCEPTION,
    /** The order was cancelled before messaging could be ported. */
    CANCELED;

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
    public static MessagingPortStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
