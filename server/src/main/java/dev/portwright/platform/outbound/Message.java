package dev.portwright.platform.outbound;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Map;

/**
 * What is sent.
 *
 * @param headers none of those that are HTTP's own
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Message(Target target, Map<String, String> headers, byte[] body) {

    /** The request, without the address that it goes to. */
    RequestOptions options() {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(target.encrypted())
                .setHost(target.host())
                .setPort(target.port())
                .setURI(target.pathAndQuery())
                .setHeaders(HttpHeaders.headers().addAll(headers).set(HttpHeaders.HOST, target.hostHeader()));
    }

    Buffer content() {
        return Buffer.buffer(body);
    }
}
