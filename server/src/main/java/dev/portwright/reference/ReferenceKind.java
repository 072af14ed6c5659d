package dev.portwright.reference;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of resources that an order may name. Constant names in lower case are the wire's words. */
public enum ReferenceKind {
    DOCUMENT,
    BILLING_GROUP,
    CONNECTION,
    EMERGENCY_ADDRESS,
    MESSAGING_PROFILE;

    /** The word on the wire and in the database, such as {@code billing_group}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of exactly this word. */
    static Optional<ReferenceKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
