package dev.portwright.platform.door;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which requests go on from here. Whatever two readers could understand in two ways (RFC 9112, 11.2) is refused: a proxy
 * in front of the server may have read it in the other way. Requests that pass have a Host, a path in the one form there
 * is for it (RFC 3986, 6.2.2) and a Content-Type that can be read.
 */
final class RequestRules {
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?");
    private static final Pattern ABSOLUTE = Pattern.compile("[Hh][Tt][Tt][Pp][Ss]?://([^/?#]*)(.*)");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+\\s*(?:;[\\x20-\\x7e]*)?");

    private static final int LARGEST_PORT = 65_535;

    /** What a client that names none is taken to call us; HTTP/1.0 lets it. */
    private static final String NO_HOST = "localhost";

    /** What a Content-Type that says nothing is worth. */
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private @Nullable String lastHost;

    /**
     * Judges a request and, when it passes, brings it into the form that all others have.
     *
     * @return why it is refused, or null when it passes
     */
    @Nullable
    Refusal judge(HttpRequest request) {
        Throwable cause = request.decoderResult().cause();
        if (cause != null) {
            return cause instanceof TooLongHttpLineException
                    ? new Refusal(414, "The request line is too long.")
                    : cause instanceof TooLongHttpHeaderException
                            ? new Refusal(431, "The request headers are too large.")
                            : Refusal.malformed("The request is not well-formed HTTP.");
        }
        if (request.headers().contains("")) {
            return Refusal.malformed("A header has no name.");
        }
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return new Refusal(505, "This server speaks HTTP/1.1 and HTTP/1.0.");
        }
        Refusal refusal = framing(request, version);
        if (refusal == null) {
            refusal = host(request, version);
        }
        if (refusal == null) {
            refusal = target(request);
        }
        if (refusal == null) {
            refusal = contentType(request.headers());
        }
        String expected = request.headers().get(HttpHeaderNames.EXPECT);
        if (refusal == null && expected != null && !expected.equalsIgnoreCase("100-continue")) {
            refusal = new Refusal(417, "The only expectation taken is '100-continue'.");
        }
        return refusal;
    }

    /** Where the body ends must be beyond doubt. */
    private static @Nullable Refusal framing(HttpRequest request, HttpVersion version) {
        HttpHeaders headers = request.headers();
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (codings.isEmpty()) {
            return null;
        }
        if (version.equals(HttpVersion.HTTP_1_0)) {
            return Refusal.malformed("HTTP/1.0 knows no Transfer-Encoding.");
        }
        if (codings.size() > 1 || !codings.getFirst().strip().equalsIgnoreCase("chunked")) {
            return Refusal.malformed("The only Transfer-Encoding taken is 'chunked', given once.");
        }
        return headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                ? Refusal.malformed("Transfer-Encoding and Content-Length exclude each other.")
                : null;
    }

    private @Nullable Refusal host(HttpRequest request, HttpVersion version) {
        HttpHeaders headers = request.headers();
        String target = request.uri();
        if (!target.startsWith("/")) {
            var absolute = ABSOLUTE.matcher(target);
            if (absolute.matches()) {
                // The host of the target counts, not that of the header (RFC 9112, 3.2.2).
                String rest = absolute.group(2);
                request.setUri(rest.startsWith("/") ? rest : "/" + rest);
                headers.set(HttpHeaderNames.HOST, absolute.group(1));
            }
        }
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        if (hosts.isEmpty() && version.equals(HttpVersion.HTTP_1_0)) {
            headers.set(HttpHeaderNames.HOST, NO_HOST);
            return null;
        }
        if (hosts.size() != 1 || !isHost(hosts.getFirst())) {
            return Refusal.malformed("The request needs one Host header that names a host, such as 'localhost:8080'.");
        }
        return null;
    }

    private boolean isHost(String host) {
        if (host.equals(lastHost)) {
            return true;
        }
        Matcher parts = HOST.matcher(host);
        if (!parts.matches() || (parts.group(1) != null && Integer.parseInt(parts.group(1)) > LARGEST_PORT)) {
            return false;
        }
        try {
            // Addresses of the Internet Protocol have rules of their own.
            if (new URI("http://" + host + "/").getRawAuthority() == null) {
                return false;
            }
        } catch (URISyntaxException e) {
            return false;
        }
        lastHost = host;
        return true;
    }

    private static @Nullable Refusal target(HttpRequest request) {
        String target = request.uri();
        if (!target.startsWith("/")) {
            return Refusal.malformed("The request target must be a path that begins with '/'.");
        }
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (!isCanonical(path)) {
            return Refusal.malformed(
                    "The path is not written in its plain form: no '.', '..' or empty segments, no ';', no encoded"
                            + " letters, digits or slashes.");
        }
        try {
            return new URI(target).getRawFragment() == null
                    ? null
                    : Refusal.malformed("The request target has a fragment.");
        } catch (URISyntaxException e) {
            return Refusal.malformed("The request target is no URI. Percent-encode its characters.");
        }
    }

    private static boolean isCanonical(String path) {
        int segment = 1;
        for (int i = 1; i <= path.length(); i++) {
            char c = i < path.length() ? path.charAt(i) : '/';
            if (c == '/') {
                String name = path.substring(segment, i);
                boolean last = i == path.length();
                if (name.equals(".") || name.equals("..") || (name.isEmpty() && !last)) {
                    return false;
                }
                segment = i + 1;
            } else if (c == ';' || c == '\\' || (c == '%' && !isNeeded(path, i))) {
                return false;
            }
        }
        return true;
    }

    /** True for the code of a character that could not stand in a path as it is. */
    private static boolean isNeeded(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return false;
        }
        int high = Character.digit(path.charAt(percent + 1), 16);
        int low = Character.digit(path.charAt(percent + 2), 16);
        int code = high * 16 + low;
        boolean unreserved = (code < 0x80 && Character.isLetterOrDigit(code)) || "-._~".indexOf(code) >= 0;
        return high >= 0 && low >= 0 && code != '/' && code != '\\' && !unreserved;
    }

    private static @Nullable Refusal contentType(HttpHeaders headers) {
        List<String> types = headers.getAll(HttpHeaderNames.CONTENT_TYPE);
        if (types.size() > 1) {
            return Refusal.malformed("Content-Type may be given once.");
        }
        if (!types.isEmpty() && !isMediaType(types.getFirst())) {
            // Refused by who reads the body, once the caller is known.
            headers.set(HttpHeaderNames.CONTENT_TYPE, UNKNOWN_TYPE);
        }
        return null;
    }

    private static boolean isMediaType(String type) {
        return type.length() <= 255
                && MEDIA_TYPE.matcher(type.strip().toLowerCase(Locale.ROOT)).matches();
    }
}
