package dev.portwright.message;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** A message as a mail, with the same id however often it is made. */
final class Mail extends MimeMessage {
    private static final String CHARSET = StandardCharsets.UTF_8.name();

    private final String messageId;

    Mail(Session session, Message message, String from) throws MessagingException {
        super(session);
        InternetAddress sender = sender(from);
        String address = sender.getAddress();
        this.messageId = "<" + message.id() + address.substring(address.lastIndexOf('@')) + ">";
        setFrom(sender);
        setRecipient(RecipientType.TO, new InternetAddress(message.recipient(), true));
        setSubject(message.subject(), CHARSET);
        setSentDate(Date.from(message.createdAt()));
        // No holiday notices in answer, please (RFC 3834).
        setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(MailLayout.text(message), CHARSET);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(MailLayout.html(message), CHARSET, "html");
        setContent(new MimeMultipart("alternative", text, html));
    }

    /** A name is encoded as a header needs it. */
    private static InternetAddress sender(String from) throws MessagingException {
        InternetAddress sender = new InternetAddress(from, true);
        String name = sender.getPersonal();
        if (name != null) {
            try {
                sender.setPersonal(name, CHARSET);
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return sender;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
