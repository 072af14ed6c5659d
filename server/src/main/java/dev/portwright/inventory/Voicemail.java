package dev.portwright.inventory;

import org.jspecify.annotations.Nullable;

/**
 * The voicemail of a number.
 *
 * @param pin what opens it; null when there is none
 */
record Voicemail(boolean enabled, @Nullable String pin) {
    static final Voicemail NONE = new Voicemail(false, null);

    /** Without the PIN, so that no log has it. */
    @Override
    public String toString() {
        return "Voicemail";
    }
}
