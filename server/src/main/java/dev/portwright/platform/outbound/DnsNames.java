package dev.portwright.platform.outbound;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.vertx.core.impl.VertxInternal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

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
    private final AtomicInteger asking = new AtomicInteger();
    private final AsyncCache<String, List<InetAddress>> kept = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(Duration.ofSeconds(KEPT_SECONDS))
            .executor(Runnable::run)
            .buildAsync();

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
                .queryTimeoutMillis(PATIENCE_FOR_A_SERVER.toMillis())
                .maxQueriesPerResolve(MOST_QUESTIONS)
                .resolveCache(NoopDnsCache.INSTANCE)
                .cnameCache(NoopDnsCnameCache.INSTANCE)
                .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE)
                .build();
    }

    @Override
    public CompletableFuture<List<InetAddress>> addresses(String name) {
        return kept.get(name, (missing, executor) -> ask(missing));
    }

    private CompletableFuture<List<InetAddress>> ask(String name) {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        if (name.equals(HERE) || name.endsWith("." + HERE)) {
            answer.complete(loopback());
            return answer;
        }
        if (asking.incrementAndGet() > MOST_AT_ONCE) {
            asking.decrementAndGet();
            answer.completeExceptionally(new UnknownHostException("too many names are being looked up"));
            return answer;
        }
        var _ = resolver.resolveAll(name).addListener((io.netty.util.concurrent.Future<List<InetAddress>> done) -> {
            asking.decrementAndGet();
            if (done.isSuccess()) {
                answer.complete(List.copyOf(done.getNow()));
            } else {
                answer.completeExceptionally(done.cause());
            }
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
