package dev.portwright.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.crypto.Sha256;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.ETags;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.page.Total;
import dev.portwright.platform.problem.PageBounds;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds the answers of the API: an object or a list under {@code data}, with {@code meta} beside it. */
public final class Answers {

    private record One(Object data) {}

    private record OneWithMeta(Object data, Object meta) {}

    private record PageMeta(
            int pageNumber,
            int pageSize,
            long totalPages,
            long totalResults,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String totalResultsRelation) {}

    private Answers() {}

    public static Response ok(Object data) {
        return json(200, new One(data)).build();
    }

    public static Response ok(Object data, Object meta) {
        return json(200, new OneWithMeta(data, meta)).build();
    }

    /**
     * An object, or a list of them, with nothing around it.
     *
     * @throws dev.portwright.platform.problem.ApiException 10033 when it would be larger than {@link
     *     PageBounds#MOST_BYTES}
     */
    public static Response bare(Object data) {
        return json(200, Json.bytesUpTo(PageBounds.MOST_BYTES, data).orElseThrow(PageBounds::tooLarge))
                .build();
    }

    /**
     * A PDF file, to be saved rather than shown.
     *
     * @param filename of plain letters
     */
    public static Response pdf(byte[] file, String filename) {
        return Response.ok(file)
                .type("application/pdf")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + filename + "\"")
                .header("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
                .build();
    }

    /**
     * A calendar as a file, or that the client has it already: as long as it says the same it has the same tag.
     *
     * @param filename of plain letters
     * @param ifNoneMatch the If-None-Match header, or null when there was none
     */
    public static Response calendar(byte[] file, String filename, @Nullable String ifNoneMatch) {
        long version = ByteBuffer.wrap(Sha256.of(file)).getLong() & Long.MAX_VALUE;
        if (ETags.unchanged(ifNoneMatch, version)) {
            return notModified(ETags.of(version));
        }
        return Response.ok(file)
                .type("text/calendar;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + filename + "\"")
                .header(HttpHeaders.ETAG, ETags.of(version))
                .build();
    }

    /** One object with its entity tag. */
    public static Response tagged(Object data, Object meta, String etag) {
        return json(200, new OneWithMeta(data, meta))
                .header(HttpHeaders.ETAG, etag)
                .build();
    }

    /** One object with its entity tag and this status. */
    public static Response tagged(int status, Object data, String etag) {
        return json(status, new One(data)).header(HttpHeaders.ETAG, etag).build();
    }

    public static Response created(Object data) {
        return json(201, new One(data)).build();
    }

    public static Response created(Object data, Object meta) {
        return json(201, new OneWithMeta(data, meta)).build();
    }

    public static Response accepted(Object data) {
        return json(202, new One(data)).build();
    }

    /** Says that the sender has this version already. */
    public static Response notModified(String etag) {
        return Response.notModified().header(HttpHeaders.ETAG, etag).build();
    }

    public static Response noContent() {
        return Response.noContent().build();
    }

    /**
     * One page of a list.
     *
     * @param json what an entry is on the wire
     * @throws dev.portwright.platform.problem.ApiException 10033 when it would be larger than
     *     {@link PageBounds#MOST_BYTES}; found out while it is written, so that no more than these are held
     */
    public static <T> Response page(Listed<T> listed, Function<? super T, ?> json) {
        Page page = listed.page();
        Total total = listed.total();
        long pages = (total.count() + page.size() - 1) / page.size();
        PageMeta meta = new PageMeta(page.number(), page.size(), pages, total.count(), total.exact() ? null : "gte");
        List<?> data = listed.entries().stream().map(json).toList();
        byte[] body = Json.bytesUpTo(PageBounds.MOST_BYTES, new OneWithMeta(data, meta))
                .orElseThrow(PageBounds::tooLarge);
        return json(200, body).build();
    }

    private static Response.ResponseBuilder json(int status, Object body) {
        return json(status, Json.bytes(body));
    }

    private static Response.ResponseBuilder json(int status, byte[] body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }
}
