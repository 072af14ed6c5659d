package dev.portwright.message;

import java.util.Locale;

/** A way by which people are told something. */
public enum Medium {
    EMAIL,
    SMS,
    VOICE;

    /** The word on the wire and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Medium of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
