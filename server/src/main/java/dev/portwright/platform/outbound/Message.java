package dev.portwright.platform.outbound;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent.
 *
 * @param headers none of those that are HTTP's own
 * @param body null for a GET
 * @param wanted where the body of an answer goes that has status 200; null to keep its beginning in the answer
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Message(
        Target target,
        Map<String, String> headers,
        byte @Nullable [] body,
        @Nullable OutputStream wanted) {

    /** The request, without the address that it goes to. */
    RequestOptions options() {
        return new RequestOptions()
                .setMethod(body == null ? HttpMethod.GET : HttpMethod.POST)
                .setSsl(target.encrypted())
                .setHost(target.host())
                .setPort(target.port())
                .setURI(target.pathAndQuery())
                .setHeaders(HttpHeaders.headers().addAll(headers).set(HttpHeaders.HOST, target.hostHeader()));
    }

    /** What is sent as the body; null for a GET. */
    @Nullable
    Buffer content() {
        return body == null ? null : Buffer.buffer(body);
    }
}
