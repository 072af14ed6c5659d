package dev.portwright.platform.door;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * Vert.x's decoder, except that this one does not make up its mind where a request can be understood in two ways: it has
 * both a Transfer-Encoding and a Content-Length, or a line of its head begins with a blank, which some readers take for
 * the rest of the line before and others for a header (RFC 9112, 5.2). Such requests do not pass the door.
 */
final class RequestDecoder extends VertxHttpRequestDecoder {
    /** Room for a filter that lists some hundred ids. */
    private static final int REQUEST_LINE = 16_384;

    private static final int HEADERS = 16_384;

    private boolean inHeaders;
    private boolean inBody;
    private boolean folded;

    RequestDecoder() {
        super(new HttpServerOptions().setMaxInitialLineLength(REQUEST_LINE).setMaxHeaderSize(HEADERS));
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out) throws Exception {
        folded |= !inBody && isFolded(buffer);
        int before = out.size();
        super.decode(ctx, buffer, out);
        for (Object decoded : out.subList(before, out.size())) {
            if (decoded instanceof HttpMessage message) {
                if (folded) {
                    message.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("a folded line")));
                }
                inHeaders = false;
                inBody = true;
                folded = false;
            }
            if (decoded instanceof LastHttpContent) {
                inBody = false;
            }
        }
    }

    /** The decoder takes whole lines out of the buffer, so that this begins with one. */
    private boolean isFolded(ByteBuf buffer) {
        int line = buffer.readerIndex();
        int end = buffer.writerIndex();
        boolean first = !inHeaders;
        while (line < end) {
            byte start = buffer.getByte(line);
            if (!first && (start == ' ' || start == '\t')) {
                return true;
            }
            boolean blank = start == '\n' || (start == '\r' && line + 1 < end && buffer.getByte(line + 1) == '\n');
            int feed = buffer.indexOf(line, end, (byte) '\n');
            if (feed < 0 || (blank && !first)) {
                return false;
            }
            line = feed + 1;
            first &= blank;
        }
        return false;
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        inHeaders = true;
        return super.createMessage(initialLine);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        message.setDecoderResult(
                DecoderResult.failure(new IllegalArgumentException("Transfer-Encoding and Content-Length")));
    }
}
