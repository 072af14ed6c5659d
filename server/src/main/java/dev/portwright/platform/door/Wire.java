package dev.portwright.platform.door;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The outermost handler of a connection: counts it, looks after it once a second, and puts its {@link Gate} into the
 * pipeline as soon as Vert.x has built that.
 */
final class Wire extends ChannelInboundHandlerAdapter {
    private static final String DECODER = "httpDecoder";
    private static final String HANDLER = "handler";
    static final String TLS = "ssl";
    private static final String GATE = "portwright-gate";
    private static final String AFTER_TLS = "portwright-after-tls";

    private final Door door;
    private @Nullable Gate gate;
    private @Nullable ScheduledFuture<?> watching;
    private boolean inPlace;

    Wire(Door door) {
        this.door = door;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        Gate made = new Gate(door, ctx.channel());
        gate = made;
        if (!door.opened(made)) {
            var _ = ctx.close();
            return;
        }
        watching = ctx.channel().eventLoop().scheduleWithFixedDelay(made::watch, 1, 1, TimeUnit.SECONDS);
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Gate known = gate;
        if (known != null) {
            known.heard();
            if (!inPlace) {
                place(ctx.pipeline(), known);
            }
            if (!inPlace && ctx.pipeline().get(AFTER_TLS) == null) {
                // Another protocol than this door is for: nothing gets past it.
                ReferenceCountUtil.release(message);
                var _ = ctx.close();
                return;
            }
        }
        ctx.fireChannelRead(message);
    }

    private void place(ChannelPipeline pipeline, Gate known) {
        if (pipeline.get(HANDLER) != null) {
            pipeline.replace(DECODER, DECODER, new RequestDecoder());
            pipeline.addBefore(HANDLER, GATE, known);
            inPlace = true;
        } else if (pipeline.get(TLS) != null && pipeline.get(AFTER_TLS) == null) {
            // Vert.x goes on building after the handshake, which may end with the bytes of the first request.
            pipeline.addAfter(TLS, AFTER_TLS, new ChannelInboundHandlerAdapter() {
                @Override
                public void channelRead(ChannelHandlerContext ctx, Object message) {
                    if (!inPlace) {
                        place(ctx.pipeline(), known);
                    }
                    ctx.fireChannelRead(message);
                    if (inPlace) {
                        ctx.pipeline().remove(this);
                    }
                }
            });
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (watching != null) {
            watching.cancel(false);
        }
        if (gate != null) {
            gate.closed();
            door.left(gate);
        }
        ctx.fireChannelInactive();
    }
}
