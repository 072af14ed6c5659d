package dev.portwright.platform.door;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/**
 * Vert.x's decoder, which hides that a request has both a Transfer-Encoding and a Content-Length, except that this one
 * tells.
 */
final class RequestDecoder extends VertxHttpRequestDecoder {
    /** Room for a filter that lists some hundred ids. */
    private static final int REQUEST_LINE = 16_384;

    private static final int HEADERS = 16_384;

    RequestDecoder() {
        super(new HttpServerOptions().setMaxInitialLineLength(REQUEST_LINE).setMaxHeaderSize(HEADERS));
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        message.setDecoderResult(
                DecoderResult.failure(new IllegalArgumentException("Transfer-Encoding and Content-Length")));
    }
}
