package dev.portwright.platform.outbound;

import dev.portwright.platform.config.Settings.Proxy;
import io.netty.util.NetUtil;
import io.vertx.core.Context;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections of outgoing requests. They are kept for the next request to the same name, port and address. All that
 * concerns a target is done on one event loop, so that its requests wait for no lock and change no thread.
 */
class Connections {
    /** How many there may be for one to stay open after its request; beyond that each ends with it. */
    static final int MOST_KEPT = 500;

    /** Of an answer's status line and its headers together, how many bytes are read. */
    static final int MOST_HEAD_BYTES = 16 * 1024;

    /** Shorter than most servers keep theirs: Node's five seconds are the shortest that is common. */
    private static final Duration KEPT = Duration.ofSeconds(4);

    /** Whatever a server asks for, and however long a request is allowed to take. */
    private static final Duration SILENCE = Outbound.LONGEST.plusSeconds(1);

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final int MOST_LINE_BYTES = 4 * 1024;

    private final HttpClient client;
    private final boolean throughProxy;
    private final int mostKept;
    private final Context[] loops;

    /** All that there are, and whether they have carried a request and its answer. */
    private final Map<HttpConnection, Boolean> open = new ConcurrentHashMap<>();

    Connections(VertxInternal vertx, @Nullable Proxy proxy) {
        this(vertx, proxy, null, MOST_KEPT);
    }

    /** @param trusted whom to trust; null for those whom Java trusts */
    Connections(VertxInternal vertx, @Nullable Proxy proxy, @Nullable TrustOptions trusted, int mostKept) {
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(true)
                .setKeepAliveTimeout((int) KEPT.toSeconds())
                .setPipelining(false)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setConnectTimeout((int) TO_CONNECT.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setSslHandshakeTimeout(TO_CONNECT.toMillis())
                .setMaxInitialLineLength(MOST_LINE_BYTES)
                .setMaxHeaderSize(MOST_HEAD_BYTES)
                .setDecompressionSupported(false)
                .setTrustAll(false)
                .setVerifyHost(true)
                .setTrustOptions(trusted);
        options.setIdleTimeout((int) SILENCE.toSeconds());
        if (proxy != null) {
            options.setProxyOptions(new ProxyOptions()
                    .setType(ProxyType.HTTP)
                    .setHost(proxy.host())
                    .setPort(proxy.port()));
        }
        this.throughProxy = proxy != null;
        this.mostKept = mostKept;
        this.client = vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(Lanes.MOST_TO_A_TARGET).setMaxWaitQueueSize(Lanes.MOST))
                .withConnectHandler(this::opened)
                .build();
        this.loops = new Context[Math.max(1, Runtime.getRuntime().availableProcessors())];
        for (int i = 0; i < loops.length; i++) {
            loops[i] = vertx.createEventLoopContext();
        }
    }

    private void opened(HttpConnection connection) {
        open.put(connection, false);
        connection.closeHandler(ended -> open.remove(connection));
        // The request hears of it too. Without this, whatever a target does wrong would be in the log.
        connection.exceptionHandler(wrong -> {});
    }

    /** True when another program makes the connections to the targets. */
    boolean throughProxy() {
        return throughProxy;
    }

    /** True when an earlier request has used it. */
    boolean isProven(HttpConnection connection) {
        return open.getOrDefault(connection, false);
    }

    /** Takes back a connection that a whole answer came on. */
    void keep(HttpConnection connection) {
        if (open.size() > mostKept) {
            var _ = connection.close();
        } else {
            open.replace(connection, true);
        }
    }

    /** Sends a request by the proxy. */
    Answer exchange(Message message, long end) throws InterruptedException {
        return exchange(message, message.options(), end);
    }

    /**
     * Sends a request.
     *
     * @param address where to, whatever the target's name may lead to by now
     * @param connected until when there must be a connection; both by {@link System#nanoTime}
     */
    Answer exchange(Message message, InetAddress address, long connected, long end) throws InterruptedException {
        RequestOptions options = message.options()
                .setServer(SocketAddress.inetSocketAddress(message.target().port(), NetUtil.toAddressString(address)));
        if (connected < end) {
            options.setConnectTimeout(Math.max(1, TimeUnit.NANOSECONDS.toMillis(connected - System.nanoTime())));
        }
        return exchange(message, options, end);
    }

    private Answer exchange(Message message, RequestOptions options, long end) throws InterruptedException {
        Target target = message.target();
        Context loop = loops[Math.floorMod(target.host().hashCode() + target.port(), loops.length)];
        Exchange exchange = new Exchange(client, loop, this);
        Answer answer = exchange.run(message, options, end);
        return exchange.deserted() && System.nanoTime() < end
                ? new Exchange(client, loop, this).run(message, options, end)
                : answer;
    }

    /** How many connections there are. */
    int open() {
        return open.size();
    }

    void close() {
        var _ = client.close();
    }
}
