package dev.portwright.app;

import dev.portwright.platform.config.Settings.Smtp;
import dev.portwright.platform.config.Settings.Smtp.Security;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the settings of the mail server. */
final class MailSettings {
    private static final int LARGEST_PORT = 65_535;
    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;
    private static final int LONGEST_FROM = 320;

    private static final String FORM = "PORTWRIGHT_SMTP must look like smtp://mail.example.com:587 or"
            + " smtps://user:password@mail.example.com:465, with ?starttls=required, offered or never after an smtp one";

    private final Map<SettingName, String> values;
    private final List<String> problems;

    /**
     * @param values what was given, by name
     * @param problems where to add what is wrong; none of them holds a password
     */
    MailSettings(Map<SettingName, String> values, List<String> problems) {
        this.values = values;
        this.problems = problems;
    }

    @Nullable
    Smtp smtp() {
        String url = values.get(SettingName.PORTWRIGHT_SMTP);
        if (url == null) {
            for (SettingName name : List.of(
                    SettingName.PORTWRIGHT_SMTP_USER,
                    SettingName.PORTWRIGHT_SMTP_PASSWORD,
                    SettingName.PORTWRIGHT_MAIL_FROM)) {
                if (values.containsKey(name)) {
                    problems.add(name + " needs PORTWRIGHT_SMTP");
                }
            }
            return null;
        }
        String from = from();
        Smtp smtp = server(url, from);
        if (smtp == null) {
            problems.add(FORM);
        } else if ((smtp.user() == null) != (smtp.password() == null)) {
            problems.add("the user and the password of the mail server are needed together: in PORTWRIGHT_SMTP, or as"
                    + " PORTWRIGHT_SMTP_USER and PORTWRIGHT_SMTP_PASSWORD");
        }
        return smtp;
    }

    private String from() {
        String text = values.get(SettingName.PORTWRIGHT_MAIL_FROM);
        if (text == null) {
            problems.add("PORTWRIGHT_SMTP needs PORTWRIGHT_MAIL_FROM, the address that mails are from");
            return "";
        }
        if (!isAddress(text)) {
            problems.add("PORTWRIGHT_MAIL_FROM must be a mail address, such as porting@example.com or"
                    + " Porting <porting@example.com>, not '" + text + "'");
        }
        return text;
    }

    private static boolean isAddress(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            return text.length() <= LONGEST_FROM && address.getAddress().contains("@");
        } catch (AddressException e) {
            return false;
        }
    }

    /** Null for what is no URL of a mail server. */
    private @Nullable Smtp server(String text, String from) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
        boolean tls = "smtps".equals(url.getScheme());
        boolean form = (tls || "smtp".equals(url.getScheme()))
                && url.getHost() != null
                && url.getFragment() == null
                && List.of("", "/").contains(Objects.requireNonNullElse(url.getPath(), ""))
                && url.getPort() != 0
                && url.getPort() <= LARGEST_PORT;
        if (!form) {
            return null;
        }
        String[] named = Objects.requireNonNullElse(url.getRawUserInfo(), "").split(":", 2);
        String user = named[0].isEmpty() ? values.get(SettingName.PORTWRIGHT_SMTP_USER) : decoded(named[0]);
        String password = named.length == 1 ? values.get(SettingName.PORTWRIGHT_SMTP_PASSWORD) : decoded(named[1]);
        Security security = security(tls, url.getQuery(), user != null);
        if (security == null) {
            return null;
        }
        int port = url.getPort() > 0 ? url.getPort() : tls ? SUBMISSION_OVER_TLS : SUBMISSION;
        String host = url.getHost().replaceAll("[\\[\\]]", "");
        return new Smtp(host, port, security, user, password, from);
    }

    /** A password does not go over a line that others may read, unless the operator says so. */
    private static @Nullable Security security(boolean tls, @Nullable String query, boolean withPassword) {
        if (tls) {
            return query == null ? Security.TLS : null;
        }
        return switch (query) {
            case null -> withPassword ? Security.STARTTLS : Security.STARTTLS_IF_OFFERED;
            case "starttls=required" -> Security.STARTTLS;
            case "starttls=offered" -> Security.STARTTLS_IF_OFFERED;
            case "starttls=never" -> Security.NONE;
            default -> null;
        };
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
