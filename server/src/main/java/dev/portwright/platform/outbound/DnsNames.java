package dev.portwright.platform.outbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.util.concurrent.Future;
import io.vertx.core.impl.VertxInternal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the name servers of this machine, and its file of hosts before them. A question is a packet and no thread: names
 * whose servers never answer hold up nobody who asks for another. What was found is kept for {@value #KEPT_SECONDS}
 * seconds, and whoever asks for a name that is being looked up waits for the same answer.
 */
final class DnsNames implements Names {
    /** How many names are looked up at the same time. */
    static final int MOST_AT_ONCE = 1_000;

    /** How many names are kept. */
    static final int MOST_KEPT = 10_000;

    private static final long KEPT_SECONDS = 10;
    private static final Duration PATIENCE_FOR_A_SERVER = Duration.ofMillis(800);
    private static final int MOST_QUESTIONS = 8;
    private static final String HERE = "localhost";

    private final DnsNameResolver resolver;
    private final Map<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();
    private final Cache<String, List<InetAddress>> kept = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(Duration.ofSeconds(KEPT_SECONDS))
            .build();

    DnsNames(VertxInternal vertx) {
        this(vertx, DnsServerAddressStreamProviders.platformDefault());
    }

    /** @param servers whom to ask */
    DnsNames(VertxInternal vertx, DnsServerAddressStreamProvider servers) {
        EventLoop loop = vertx.getEventLoopGroup().next();
        this.resolver = new DnsNameResolverBuilder(loop)
                .datagramChannelFactory(() -> vertx.transport().datagramChannel())
                .socketChannelFactory(() ->
                        (SocketChannel) vertx.transport().channelFactory(false).newChannel())
                .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
                .completeOncePreferredResolved(false)
                .nameServerProvider(servers)
                // Each name from a port of its own, so that nobody can guess where an answer is waited for (RFC 5452,
                // 9.2).
                .datagramChannelStrategy(DnsNameResolverChannelStrategy.ChannelPerResolution)
                .queryTimeoutMillis(PATIENCE_FOR_A_SERVER.toMillis())
                .maxQueriesPerResolve(MOST_QUESTIONS)
                .resolveCache(NoopDnsCache.INSTANCE)
                .cnameCache(NoopDnsCnameCache.INSTANCE)
                .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE)
                .build();
    }

    @Override
    public CompletableFuture<List<InetAddress>> addresses(String name) {
        if (name.equals(HERE) || name.endsWith("." + HERE)) {
            return CompletableFuture.completedFuture(loopback());
        }
        List<InetAddress> known = kept.getIfPresent(name);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        CompletableFuture<List<InetAddress>> asked = underWay.get(name);
        if (asked == null && underWay.size() >= MOST_AT_ONCE) {
            return CompletableFuture.failedFuture(new IOException("too many names are being looked up"));
        }
        return asked != null ? asked : underWay.computeIfAbsent(name, this::ask);
    }

    private CompletableFuture<List<InetAddress>> ask(String name) {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        var _ = resolver.resolveAll(name).addListener((Future<List<InetAddress>> done) -> {
            if (done.isSuccess()) {
                List<InetAddress> found = List.copyOf(done.getNow());
                kept.put(name, found);
                answer.complete(found);
            } else {
                answer.completeExceptionally(done.cause());
            }
            underWay.remove(name);
        });
        return answer;
    }

    /** RFC 6761, 6.3: such names never leave the machine. */
    private static List<InetAddress> loopback() {
        try {
            return List.of(
                    InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                    InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has four or sixteen bytes", e);
        }
    }

    @Override
    public void close() {
        resolver.close();
    }
}
