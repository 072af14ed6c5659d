package dev.portwright.notification;

import dev.portwright.message.Medium;
import java.util.Locale;
import java.util.Optional;

/** How a channel tells something. */
public enum ChannelType {
    EMAIL,
    SMS,
    VOICE,
    WEBHOOK;

    /** The word on the wire and in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChannelType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** How people are told by it; empty for one that tells programs. */
    public Optional<Medium> medium() {
        return switch (this) {
            case EMAIL -> Optional.of(Medium.EMAIL);
            case SMS -> Optional.of(Medium.SMS);
            case VOICE -> Optional.of(Medium.VOICE);
            case WEBHOOK -> Optional.empty();
        };
    }
}
