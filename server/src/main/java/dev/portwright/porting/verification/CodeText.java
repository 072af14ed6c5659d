package dev.portwright.porting.verification;

import dev.portwright.message.Medium;
import dev.portwright.platform.file.ProductFile;
import java.time.Duration;

/** What is sent with a code: one line, from a file of the product. */
final class CodeText {
    private static final String SMS = ProductFile.text("verification/sms.txt").strip();
    private static final String VOICE =
            ProductFile.text("verification/voice.txt").strip();

    private CodeText() {}

    /** The text of a message, or what is read out on the telephone: there each digit is a word of its own. */
    static String of(Medium medium, String phoneNumber, String code, Duration lifetime) {
        boolean spoken = medium == Medium.VOICE;
        return (spoken ? VOICE : SMS)
                .replace("{code}", spoken ? String.join(" ", code.split("")) : code)
                .replace("{number}", phoneNumber)
                .replace("{minutes}", Long.toString(lifetime.toMinutes()));
    }
}
