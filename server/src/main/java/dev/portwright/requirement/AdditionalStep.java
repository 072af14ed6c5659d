package dev.portwright.requirement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Something that is done about the numbers of an order before it is submitted, beside what the order says. */
public enum AdditionalStep {
    /** Of a partial port: to say what becomes of the numbers that stay. */
    ASSOCIATED_PHONE_NUMBERS,
    /** Each number is told a code, and whoever has the number tells it back. */
    PHONE_NUMBER_VERIFICATION_CODES;

    /** The word on the wire and in the data files. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
