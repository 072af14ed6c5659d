package dev.portwright.platform.outbound;

import dev.portwright.platform.config.IpRange;
import io.netty.util.NetUtil;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name in small ASCII letters without a point at its end, or an address without brackets
 * @param pathAndQuery what the request line has, in ASCII
 */
public record Target(String scheme, String host, int port, String pathAndQuery) {
    private static final int LARGEST_PORT = 65_535;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LONGEST_NAME = 253;

    /** What RFC 3986 calls authority. Names may have underscores, as those of services in a container network do. */
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?<user>[^@]*@)?(?:\\[(?<six>[0-9A-Fa-f:.]+)]|(?<name>[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)*\\.?))"
                    + "(?::(?<port>[0-9]{0,9}))?");

    /** A name once it is ASCII: what looks like a letter or digit may become something else then. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");

    /** What some read as an IPv4 address: its last part is a number, decimal, octal or hexadecimal. */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

    private static final Pattern FOUR_NUMBERS = Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");

    private static final String NO_URL =
            "The value must be an absolute http or https URL, such as https://example.com/hooks.";

    /** Exactly one of the two. */
    private record Reading(
            @Nullable Target target, @Nullable String fault) {
        static Reading fault(String sentence) {
            return new Reading(null, sentence);
        }
    }

    /** Reads a URL; empty when {@link #fault} has something to say. */
    public static Optional<Target> parse(String url) {
        return Optional.ofNullable(read(url).target);
    }

    /** What is wrong with a URL that requests are to be sent to, as a sentence; empty when nothing is. */
    public static Optional<String> fault(String url) {
        return Optional.ofNullable(read(url).fault);
    }

    private static Reading read(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Reading.fault(NO_URL);
        }
        String written = uri.getScheme();
        String scheme = written == null ? "" : written.toLowerCase(Locale.ROOT);
        String given = uri.getRawAuthority();
        Matcher authority = AUTHORITY.matcher(given == null ? "" : given);
        if (!(scheme.equals("http") || scheme.equals("https")) || !authority.matches()) {
            return Reading.fault(NO_URL);
        }
        if (authority.group("user") != null) {
            return Reading.fault("The URL must not hold a user name or a password, which everybody could read who sees"
                    + " the order. Put a secret into its path or query.");
        }
        int port = port(authority.group("port"), scheme);
        if (port < 1 || port > LARGEST_PORT) {
            return Reading.fault("The port of the URL must be between 1 and 65535.");
        }
        if (uri.getRawFragment() != null) {
            return Reading.fault(
                    "The URL must not hold a fragment, which is never sent: leave out what begins with #.");
        }
        String six = authority.group("six");
        String host = six != null ? address(six) : name(String.valueOf(authority.group("name")));
        if (host == null) {
            return Reading.fault(NO_URL);
        }
        if (ENDS_IN_A_NUMBER.matcher(host).matches() && !isIpv4(host)) {
            return Reading.fault(
                    "A host that ends in a number must be an IPv4 address: four numbers from 0 to 255, such"
                            + " as 203.0.113.7.");
        }
        return new Reading(new Target(scheme, host, port, pathAndQuery(uri)), null);
    }

    /** None, and none behind a colon, stand for that of the scheme. */
    private static int port(@Nullable String text, String scheme) {
        if (text == null || text.isEmpty()) {
            return scheme.equals("http") ? HTTP : HTTPS;
        }
        return Integer.parseInt(text);
    }

    /** In one form for each address; one of IPv4 in the form of IPv6 is one of IPv4. */
    private static @Nullable String address(String text) {
        try {
            return NetUtil.toAddressString(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** As it is asked for and sent: in ASCII (RFC 3490), small, without a point at its end. */
    private static @Nullable String name(String text) {
        try {
            String ascii = IDN.toASCII(text).toLowerCase(Locale.ROOT);
            String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return name.length() <= LONGEST_NAME && NAME.matcher(name).matches() ? name : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isIpv4(String host) {
        return FOUR_NUMBERS.matcher(host).matches() && IpRange.address(host).isPresent();
    }

    private static String pathAndQuery(URI uri) {
        String ascii = uri.toASCIIString();
        int from = ascii.indexOf("//") + 2;
        while (from < ascii.length() && "/?".indexOf(ascii.charAt(from)) < 0) {
            from++;
        }
        String rest = ascii.substring(from);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    public boolean encrypted() {
        return scheme.equals("https");
    }

    /** True when the host names the machine that asks, which nobody needs to be asked about (RFC 6761, 6.3). */
    boolean isOfThisMachine() {
        return address().map(InetAddress::isLoopbackAddress).orElse(host.equals("localhost"));
    }

    /** The address, when the host is one and no name. */
    Optional<InetAddress> address() {
        return host.indexOf(':') >= 0 || FOUR_NUMBERS.matcher(host).matches()
                ? IpRange.address(host)
                : Optional.empty();
    }

    /** Scheme, host and port: what requests go to, whatever their path. */
    public String origin() {
        return scheme + "://" + bracketed() + ":" + port;
    }

    /** The value of the Host header (RFC 9110, 7.2). */
    String hostHeader() {
        return port == (encrypted() ? HTTPS : HTTP) ? bracketed() : bracketed() + ":" + port;
    }

    private String bracketed() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
