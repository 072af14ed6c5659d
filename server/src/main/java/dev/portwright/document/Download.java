package dev.portwright.document;

import dev.portwright.platform.blob.Blobs;
import dev.portwright.platform.crypto.Sha256;
import dev.portwright.platform.problem.ApiException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers with the bytes of a document, of which a part is in memory at a time. What was uploaded is nothing that a browser should
 * show in the name of this server, whatever it is.
 */
@ApplicationScoped
class Download {
    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int PARTIAL = 206;

    /** Of RFC 8187, what stands for itself. */
    private static final String PLAIN = "!#$&+-.^_`|~";

    private final Blobs blobs;
    private final RoutingContext routing;

    Download(Blobs blobs, RoutingContext routing) {
        this.blobs = blobs;
        this.routing = routing;
    }

    /** What the client asks for, as its headers say. */
    record Wanted(
            @Nullable String ifNoneMatch,
            @Nullable String range,
            @Nullable String ifRange) {}

    /** @throws dev.portwright.platform.problem.ApiException 416 when the document has no such part */
    Response answer(Document document, Wanted wanted) {
        String etag = "\"" + document.sha256() + "\"";
        if (isListed(wanted.ifNoneMatch, etag)) {
            return Response.notModified().header(HttpHeaders.ETAG, etag).build();
        }
        boolean whole = wanted.ifRange != null && !wanted.ifRange.strip().equals(etag);
        Optional<ByteRange> range = range(whole ? null : wanted.range, document.size());
        StreamingOutput body = range.<StreamingOutput>map(part -> out -> write(document, part, out))
                .orElse(out -> write(document, out));
        Response.ResponseBuilder response = Response.status(
                        range.isPresent() ? PARTIAL : Response.Status.OK.getStatusCode())
                .entity(body)
                .type(document.contentType())
                .header(HttpHeaders.CONTENT_LENGTH, range.map(ByteRange::length).orElse(document.size()))
                .header(HttpHeaders.ETAG, etag)
                .header("accept-ranges", "bytes")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(document.filename()))
                .header("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        range.ifPresent(part -> response.header("content-range", part.header(document.size())));
        return response.build();
    }

    /** Who asks for what there is not is told how much there is (RFC 9110, 15.5.17). */
    private Optional<ByteRange> range(@Nullable String header, long size) {
        try {
            return ByteRange.of(header, size);
        } catch (ApiException e) {
            routing.response().putHeader("content-range", "bytes */" + size);
            throw e;
        }
    }

    private static boolean isListed(@Nullable String header, String etag) {
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }

    /** RFC 6266: a name in ASCII for who does not know more, and the name. */
    static String disposition(String filename) {
        StringBuilder ascii = new StringBuilder();
        filename.codePoints()
                .forEach(letter -> ascii.append(
                        letter > ' ' && letter < 0x7f && "\"\\%".indexOf(letter) < 0 ? (char) letter : '_'));
        StringBuilder name = new StringBuilder();
        for (byte letter : filename.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = letter > ' ' && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
            name.append(plain ? String.valueOf((char) letter) : "%%%02X".formatted(letter));
        }
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + name;
    }

    /** Writes all of it. The end is held back until it is known that all bytes are those that were uploaded. */
    private void write(Document document, OutputStream out) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] held = new byte[BUFFER_BYTES];
        byte[] next = new byte[BUFFER_BYTES];
        try (InputStream in = blobs.open(document.accountId(), document.blobId(), 0)) {
            int filled = in.readNBytes(held, 0, held.length);
            while (true) {
                digest.update(held, 0, filled);
                int more = in.readNBytes(next, 0, next.length);
                if (more == 0) {
                    break;
                }
                out.write(held, 0, filled);
                byte[] written = held;
                held = next;
                next = written;
                filled = more;
            }
            requireSame(document, digest);
            out.write(held, 0, filled);
        }
    }

    /** Writes a part of it, once it is known that all bytes are those that were uploaded. */
    private void write(Document document, ByteRange part, OutputStream out) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = blobs.open(document.accountId(), document.blobId(), 0)) {
            for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                digest.update(buffer, 0, some);
            }
        }
        requireSame(document, digest);
        long left = part.length();
        try (InputStream in = blobs.open(document.accountId(), document.blobId(), part.first())) {
            while (left > 0) {
                int some = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (some < 0) {
                    throw new IOException("the document was deleted while it was read");
                }
                out.write(buffer, 0, some);
                left -= some;
            }
        }
    }

    private static void requireSame(Document document, MessageDigest digest) {
        if (!HexFormat.of().formatHex(digest.digest()).equals(document.sha256())) {
            throw new IllegalStateException(
                    "the bytes of document " + document.id() + " are not those that were uploaded, or it was deleted");
        }
    }
}
