package dev.portwright.message;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.Settings.Smtp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Gives mails to the mail server that the operator has named. */
@ApplicationScoped
class SmtpSender implements MessageSender {
    /** Milliseconds until a connection that is not made is given up. */
    private static final String CONNECT = "5000";

    /**
     * The same for an answer that does not come. A mail whose server thinks for longer is not known to have been taken and
     * sent again, and filters do think. A mail has four answers, a connection before the first one six: all of them together
     * are less than half of {@link MessageJob#CLAIM}.
     */
    private static final String ANSWER = "30000";

    private static final int REFUSED_FOR_GOOD = 500;

    private final @Nullable Smtp smtp;

    @Inject
    SmtpSender(Settings settings) {
        this(settings.smtp());
    }

    SmtpSender(@Nullable Smtp smtp) {
        this.smtp = smtp;
    }

    @Override
    public Medium medium() {
        return Medium.EMAIL;
    }

    @Override
    public boolean isReady() {
        return smtp != null;
    }

    @Override
    public Line open() {
        Smtp server = smtp;
        if (server == null) {
            throw new IllegalStateException("no mail server is named");
        }
        Session session = Session.getInstance(properties(server));
        try {
            Transport transport = session.getTransport("smtp");
            transport.connect(server.host(), server.port(), server.user(), server.password());
            return new Connection(session, transport, server.from());
        } catch (AuthenticationFailedException e) {
            throw new Unreachable(place(server) + " does not take user and password");
        } catch (MessagingException e) {
            throw new Unreachable(place(server) + ": " + reason(e));
        }
    }

    private static Properties properties(Smtp server) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT);
        properties.setProperty("mail.smtp.timeout", ANSWER);
        properties.setProperty("mail.smtp.writetimeout", ANSWER);
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.user() != null));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (server.security()) {
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case STARTTLS_IF_OFFERED -> properties.setProperty("mail.smtp.starttls.enable", "true");
            case NONE -> {
                // As it is.
            }
        }
        return properties;
    }

    private static String place(Smtp server) {
        return "the mail server " + server.host() + ":" + server.port();
    }

    /** The first line of what is wrong. */
    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }

    private record Connection(Session session, Transport transport, String from) implements Line {
        @Override
        public void send(Message message) {
            if (!transport.isConnected()) {
                throw new Unreachable("the mail server has ended the connection");
            }
            try {
                Mail mail = new Mail(session, message, from);
                transport.sendMessage(mail, mail.getAllRecipients());
            } catch (MessagingException e) {
                int code = code(e);
                if (code > 0) {
                    throw new Refused(code >= REFUSED_FOR_GOOD, "the mail server answered " + code);
                }
                if (!transport.isConnected()) {
                    throw Unreachable.amid("the connection to the mail server broke: " + reason(e));
                }
                throw new Refused(true, reason(e));
            }
        }

        /** What the server has answered; 0 when it is not its answer that failed. */
        private static int code(@Nullable Exception thrown) {
            return switch (thrown) {
                case SMTPAddressFailedException e -> e.getReturnCode();
                case SMTPSenderFailedException e -> e.getReturnCode();
                case MessagingException e when code(e.getNextException()) > 0 -> code(e.getNextException());
                case SMTPSendFailedException e -> e.getReturnCode();
                case null, default -> 0;
            };
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException e) {
                // It took what was sent; how it says goodbye does not matter.
            }
        }
    }
}
