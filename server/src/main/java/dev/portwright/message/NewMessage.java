package dev.portwright.message;

import dev.portwright.platform.problem.ClientText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody is to be told.
 *
 * @param recipient a mail address or a phone number, as the medium needs
 * @param eventId what it tells of: of each event nobody is told twice by the same medium; null for what is no event
 * @param subject one line, which is all that is sent by text message or read out on the telephone; cut after {@value
 *     #LONGEST_SUBJECT} characters
 * @param text plain text, paragraphs with an empty line between them; cut after {@value #LONGEST_TEXT} characters
 */
public record NewMessage(
        UUID accountId,
        Medium medium,
        String recipient,
        @Nullable UUID eventId,
        String subject,
        String text) {
    static final int LONGEST_SUBJECT = 150;
    static final int LONGEST_TEXT = 4_000;

    public NewMessage {
        subject = ClientText.oneLine(subject, LONGEST_SUBJECT);
        text = ClientText.cut(text, LONGEST_TEXT);
    }
}
