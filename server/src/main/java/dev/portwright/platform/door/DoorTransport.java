package dev.portwright.platform.door;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Puts the {@link Door} before every HTTP server of the process. Quarkus makes the servers and lets nobody at their
 * connections; Vert.x's transport is where both hand over the listening socket. Loaded by Vert.x through
 * {@code META-INF/services}.
 */
public final class DoorTransport implements VertxServiceProvider {
    /** One read of a socket. Small, since what it holds has to lie somewhere for each of many connections. */
    private static final int SMALLEST_READ = 512;

    private static final int LARGEST_READ = 16_384;

    /**
     * How many bytes of answers the machine keeps for a connection whose client does not take them; Linux doubles it. Left to
     * itself it takes megabytes for each, and the time to copy them from whoever else is to be served.
     */
    private static final int MOST_UNSENT = 256 * 1024;

    /** Called by the service loader. */
    public DoorTransport() {}

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new Transport(Door.renew()));
    }

    private static final class Transport extends JDKTransport {
        private final Door door;

        Transport(Door door) {
            this.door = door;
        }

        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
            super.configure(options, domainSocket, bootstrap);
            bootstrap.childOption(
                    ChannelOption.RCVBUF_ALLOCATOR,
                    new AdaptiveRecvByteBufAllocator(SMALLEST_READ, 2 * SMALLEST_READ, LARGEST_READ)
                            .maxMessagesPerRead(1));
            bootstrap.childOption(ChannelOption.SO_SNDBUF, MOST_UNSENT);
            bootstrap.handler(new Acceptor(door));
        }
    }

    @Sharable
    private static final class Acceptor extends ChannelInboundHandlerAdapter {
        private final Door door;

        Acceptor(Door door) {
            this.door = door;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            door.listens(ctx.channel());
            ctx.fireChannelActive();
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object accepted) {
            if (accepted instanceof Channel connection) {
                connection.pipeline().addFirst(new Wire(door));
            }
            ctx.fireChannelRead(accepted);
        }
    }
}
