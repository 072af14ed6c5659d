package dev.portwright.inventory;

import org.jspecify.annotations.Nullable;

/** The voicemail of a number on the wire: schema {@code Voicemail}. */
record VoicemailJson(boolean enabled, @Nullable String pin) {
    /** Stands for a PIN that there is. */
    static final String MASK = "********";

    static VoicemailJson of(Voicemail voicemail) {
        return new VoicemailJson(voicemail.enabled(), voicemail.pin() == null ? null : MASK);
    }

    /** With its PIN, for whoever has just set it. */
    static VoicemailJson withPin(Voicemail voicemail) {
        return new VoicemailJson(voicemail.enabled(), voicemail.pin());
    }
}
