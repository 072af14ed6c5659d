package dev.portwright.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message on the wire: schema {@code SandboxMessage}. Only mails have more than one line, and markup. */
record SandboxMessageJson(
        UUID id,
        String recordType,
        String channelTypeId,
        String recipient,
        String status,
        @Nullable UUID eventId,
        String subject,
        @Nullable String text,
        @Nullable String html,
        Instant createdAt) {
    static SandboxMessageJson of(Message message) {
        boolean mail = message.medium() == Medium.EMAIL;
        return new SandboxMessageJson(
                message.id(),
                "sandbox_message",
                message.medium().word(),
                message.recipient(),
                message.status().word(),
                message.eventId(),
                message.subject(),
                mail ? MailLayout.text(message) : null,
                mail ? MailLayout.html(message) : null,
                message.createdAt());
    }
}
