package dev.portwright.platform.door;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The door of one connection, between Netty's HTTP codec and Vert.x. Lets through one request at a time: the next one
 * waits until the answer before it has been handed to the network, so that a client that does not read costs one answer.
 * A request that is refused reaches Vert.x as an empty one with a {@link Refusal} beside it, so that its answer keeps its
 * turn and is made where all others are. All methods run on the connection's event loop, but for {@link #evict}.
 */
final class Gate extends ChannelDuplexHandler {
    private static final String NOBODY = "localhost";
    private static final long NANOS_OF_A_SECOND = Duration.ofSeconds(1).toNanos();
    private static final Refusal LATE = new Refusal(408, "The request did not come to its end in time.");

    private final Door door;
    private final Channel channel;
    private final RequestRules rules = new RequestRules();
    private final Deque<Object> waiting = new ArrayDeque<>(0);

    private volatile @Nullable ChannelHandlerContext context;
    private @Nullable Exchange exchange;
    private boolean bodyEnded;
    private long bodyBytes;
    private long heardBody;
    private boolean deaf;
    private boolean last;
    private boolean lingering;
    private boolean readWanted;
    private int headsWaiting;

    private volatile boolean served;
    private boolean headBegun;
    private long since = System.nanoTime();

    private long unread;
    private long mark;

    /** Since when the client has taken nothing of what it was answered; 0 while it has everything. */
    private volatile long stalledSince;

    /** Since when nothing is asked of us here, by the machine's monotonic clock; 0 while something is. */
    private volatile long idleSince = since;

    Gate(Door door, Channel channel) {
        this.door = door;
        this.channel = channel;
    }

    long idleSince() {
        return idleSince;
    }

    /** Ends the connection when nothing is asked of us on it. */
    void evict() {
        idleSince = 0;
        channel.eventLoop().execute(() -> {
            if (exchange == null) {
                closeNow();
            }
        });
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    /** Bytes have come from the client. */
    void heard() {
        if (exchange == null && !headBegun) {
            headBegun = true;
            since = System.nanoTime();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        boolean head = message instanceof HttpRequest;
        if (deaf) {
            ReferenceCountUtil.release(message);
            if (lingering && message instanceof LastHttpContent) {
                closeNow();
            }
        } else if (exchange == null || (!head && waiting.isEmpty())) {
            take(ctx, message);
        } else if (head && ++headsWaiting > door.limits().pipelined()) {
            // The answer of the last one that was taken says that it is the last.
            deaf = true;
            ReferenceCountUtil.release(message);
        } else {
            waiting.add(message);
        }
    }

    private void take(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest request) {
            begin(ctx, request);
        } else if (message instanceof HttpContent content) {
            goOn(ctx, content);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest request) {
        Refusal refusal = door.judge(this, rules, request);
        Exchange begun = new Exchange(request.method().name(), request.uri(), refusal);
        exchange = begun;
        idleSince = 0;
        headBegun = false;
        served = true;
        since = System.nanoTime();
        heardBody = since;
        bodyBytes = 0;
        // An answer may be there before the decoder says that a body of no bytes has ended.
        bodyEnded = request.decoderResult().isSuccess()
                && !request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                && HttpUtil.getContentLength(request, 0L) == 0;
        channel.attr(Exchange.KEY).set(begun);
        if (refusal == null) {
            last = request.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
            ctx.fireChannelRead(request);
        } else {
            ReferenceCountUtil.release(request);
            refuse(ctx, request.method().equals(HttpMethod.HEAD));
        }
    }

    private void refuse(ChannelHandlerContext ctx, boolean head) {
        hearNoMore();
        HttpRequest empty = new DefaultHttpRequest(
                HttpVersion.HTTP_1_1, head ? HttpMethod.HEAD : HttpMethod.GET, "/", HeadersMultiMap.httpHeaders());
        empty.headers().set(HttpHeaderNames.HOST, NOBODY);
        ctx.fireChannelRead(empty);
        ctx.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void hearNoMore() {
        deaf = true;
        last = true;
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    private void goOn(ChannelHandlerContext ctx, HttpContent content) {
        if (content.decoderResult().isSuccess()) {
            bodyBytes += content.content().readableBytes();
            heardBody = System.nanoTime();
            bodyEnded = content instanceof LastHttpContent;
            ctx.fireChannelRead(content);
            return;
        }
        content.release();
        breakBody(ctx, Refusal.malformed("The body is not well-formed HTTP."));
    }

    /** The body has come to an end that it should not have. Whoever reads it asks the exchange whether it has. */
    private void breakBody(ChannelHandlerContext ctx, Refusal refusal) {
        hearNoMore();
        if (exchange != null) {
            exchange.breakBody(refusal);
        }
        ctx.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    /** Reads on unless requests wait already. */
    @Override
    public void read(ChannelHandlerContext ctx) {
        if (waiting.isEmpty()) {
            ctx.read();
        } else {
            readWanted = true;
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (!channel.isActive()) {
            // Nobody is there any more. Further down this would be found out with a trace in the log.
            ReferenceCountUtil.release(message);
            if (!promise.isVoid()) {
                promise.tryFailure(new ClosedChannelException());
            }
            return;
        }
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                var _ = ctx.write(message, promise);
                return;
            }
            // What is left of the request would have to be read before the next one.
            last |= !bodyEnded || door.closing() || (deaf && waiting.isEmpty());
            if (last) {
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
        }
        long held = size(message);
        // Pages are sent from their files: none of their bytes is in memory, but they may be left unread too.
        long bytes = message instanceof FileRegion file ? file.count() : held;
        boolean end = message instanceof LastHttpContent;
        if (bytes == 0 && !end) {
            var _ = ctx.write(message, promise);
            return;
        }
        if (unread == 0 && bytes > 0) {
            stalledSince = System.nanoTime();
        }
        unread += bytes;
        door.unread(this, held);
        var _ = ctx.write(message, promise.unvoid().addListener(written -> {
            unread -= bytes;
            stalledSince = unread == 0 ? 0 : System.nanoTime();
            door.unread(this, -held);
            if (end) {
                answered();
            }
        }));
    }

    private static long size(Object message) {
        return message instanceof ByteBufHolder holder
                ? holder.content().readableBytes()
                : message instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
    }

    private void answered() {
        Exchange ended = exchange;
        if (ended == null) {
            return;
        }
        exchange = null;
        channel.attr(Exchange.KEY).set(null);
        since = System.nanoTime();
        idleSince = since;
        ended.end();
        ChannelHandlerContext ctx = context;
        if (last || ctx == null) {
            leave();
            return;
        }
        while (exchange == null && !waiting.isEmpty()) {
            Object next = waiting.remove();
            if (next instanceof HttpRequest) {
                headsWaiting--;
            }
            take(ctx, next);
            while (!waiting.isEmpty() && !(waiting.peek() instanceof HttpRequest)) {
                take(ctx, waiting.remove());
            }
        }
        // Vert.x sends what it has written when it hears that there is no more to read.
        ctx.fireChannelReadComplete();
        if (readWanted && waiting.isEmpty()) {
            readWanted = false;
            ctx.read();
        }
    }

    /** Ends the connection: at once, or when the client has read its answer, which it may not have while it still sends. */
    private void leave() {
        deaf = true;
        if (bodyEnded || lingering || !channel.isActive()) {
            closeNow();
            return;
        }
        lingering = true;
        channel.config().setAutoRead(true);
        if (channel instanceof DuplexChannel duplex && channel.pipeline().get(Wire.TLS) == null) {
            // Who reads to the end of the answer need not wait for us to have read to the end of the request.
            var _ = duplex.shutdownOutput();
        }
    }

    /** Looks, once in a while, whether the client takes too long for something. */
    void watch() {
        long now = System.nanoTime();
        if (unread > 0) {
            watchAnswer(now);
        } else if (lingering) {
            if (now - since > door.limits().linger().toNanos()) {
                closeNow();
            }
        } else if (exchange == null) {
            watchSilence(now);
        } else if (!bodyEnded && !deaf) {
            watchBody(now);
        }
    }

    private void watchBody(long now) {
        if (!channel.config().isAutoRead()) {
            // While Vert.x wants no more of the body, it is not the client who is slow.
            since += now - heardBody;
            heardBody = now;
        }
        ChannelHandlerContext ctx = context;
        Limits limits = door.limits();
        long allowed = limits.head().toNanos() + bodyBytes * NANOS_OF_A_SECOND / limits.rate();
        if (ctx != null && (now - heardBody > limits.head().toNanos() || now - since > allowed)) {
            breakBody(ctx, LATE);
            ctx.fireChannelReadComplete();
        }
    }

    private void watchAnswer(long now) {
        ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
        long left = out == null ? 0 : out.totalPendingWriteBytes() - out.currentProgress();
        if (left != mark) {
            mark = left;
            stalledSince = now;
        }
        if (now - stalledSince > door.patience()) {
            closeNow();
        }
    }

    private void watchSilence(long now) {
        ChannelHandlerContext ctx = context;
        long silent = now - since;
        if (headBegun && ctx != null && !deaf) {
            if (silent > door.limits().head().toNanos()) {
                exchange = new Exchange("-", "-", LATE);
                channel.attr(Exchange.KEY).set(exchange);
                idleSince = 0;
                bodyEnded = false;
                refuse(ctx, false);
                ctx.fireChannelReadComplete();
            }
        } else if (silent > (served ? door.limits().keepAlive() : door.limits().head()).toNanos()) {
            closeNow();
        }
    }

    /** True when the client has asked for something before. */
    boolean served() {
        return served;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            // The client has gone, as it may at any time: nothing for a log.
            closeNow();
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    boolean stalledLongerThan(long nanos) {
        long stalled = stalledSince;
        return stalled != 0 && System.nanoTime() - stalled > nanos;
    }

    void closed() {
        Exchange broken = exchange;
        exchange = null;
        hearNoMore();
        if (broken != null) {
            broken.end();
        }
    }

    /** Past Vert.x, which would first send what the client does not take. */
    void closeNow() {
        ChannelHandlerContext ctx = context;
        var _ = ctx == null ? channel.close() : ctx.close();
    }
}
