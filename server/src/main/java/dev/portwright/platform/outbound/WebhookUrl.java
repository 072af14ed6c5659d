package dev.portwright.platform.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an address must be that events are to be sent to. */
public final class WebhookUrl {
    private static final int LARGEST_PORT = 65_535;

    /** What RFC 3986 calls authority. Names may have underscores, as those of services in a container network do. */
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?<user>[^@]*@)?(?:\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)*\\.?)(?::(?<port>[0-9]{0,9}))?");

    private WebhookUrl() {}

    /** What is wrong with the address, as a sentence; empty when nothing is. */
    public static Optional<String> fault(String url) {
        Matcher authority = AUTHORITY.matcher(authority(url));
        if (!authority.matches()) {
            return Optional.of("The value must be an absolute http or https URL, such as https://example.com/hooks.");
        }
        if (authority.group("user") != null) {
            return Optional.of("The URL must not hold a user name or a password, which everybody could read who sees"
                    + " the order. Put a secret into its path or query.");
        }
        String port = authority.group("port");
        return isPort(port) ? Optional.empty() : Optional.of("The port of the URL must be between 1 and 65535.");
    }

    /** What stands between the slashes and the path; nothing when it is no http or https URL. */
    private static String authority(String url) {
        try {
            URI uri = new URI(url);
            String authority = uri.getRawAuthority();
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && authority != null ? authority : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /** None, and none behind a colon, stand for that of the scheme. */
    private static boolean isPort(@Nullable String port) {
        if (port == null || port.isEmpty()) {
            return true;
        }
        int number = Integer.parseInt(port);
        return number >= 1 && number <= LARGEST_PORT;
    }
}
