package dev.portwright.inventory;

import dev.portwright.platform.crypto.Sealer;
import org.jspecify.annotations.Nullable;

/** The voicemail of a number on the wire: schema {@code Voicemail}. */
record VoicemailJson(boolean enabled, @Nullable String pin) {
    static VoicemailJson of(Voicemail voicemail) {
        return new VoicemailJson(voicemail.enabled(), voicemail.pin() == null ? null : Sealer.MASK);
    }

    /** With its PIN, for whoever has just set it. */
    static VoicemailJson withPin(Voicemail voicemail) {
        return new VoicemailJson(voicemail.enabled(), voicemail.pin());
    }
}
