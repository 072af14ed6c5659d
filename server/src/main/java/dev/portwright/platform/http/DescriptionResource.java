package dev.portwright.platform.http;

import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.crypto.Sha256;
import io.netty.buffer.Unpooled;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Serves the API description that requests are checked against: {@code GetOpenApiJson}, {@code GetOpenApiYaml}. */
@Path("/")
@Singleton
@NonBlocking
class DescriptionResource {
    private static final int TAG_LENGTH = 32;

    private final Served json = new Served(Contract.json(), "application/json");
    private final Served yaml = new Served(Contract.yaml(), "application/yaml;charset=UTF-8");

    @GET
    @Path("openapi.json")
    public Response json(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return json.answer(ifNoneMatch);
    }

    @GET
    @Path("openapi.yaml")
    public Response yaml(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return yaml.answer(ifNoneMatch);
    }

    private static final class Served {
        /** Outside of the heap, and the same for all: no answer takes memory of its own, however many read it slowly. */
        private final Buffer content;

        private final String type;
        private final String tag;

        @SuppressWarnings("deprecation") // There is no other way to a buffer outside of the heap.
        Served(byte[] content, String type) {
            this.content = Buffer.buffer(
                    Unpooled.directBuffer(content.length).writeBytes(content).asReadOnly());
            this.type = type;
            this.tag = tag(content);
        }

        Response answer(@Nullable String ifNoneMatch) {
            if (ifNoneMatch != null
                    && (ifNoneMatch.contains(tag) || ifNoneMatch.strip().equals("*"))) {
                return Response.notModified().header(HttpHeaders.ETAG, tag).build();
            }
            return Response.ok(content, type).header(HttpHeaders.ETAG, tag).build();
        }

        private static String tag(byte[] content) {
            return '"' + Sha256.hex(content).substring(0, TAG_LENGTH) + '"';
        }
    }
}
