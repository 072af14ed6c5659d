package dev.portwright.platform.http;

import dev.portwright.platform.config.IpRange;
import dev.portwright.platform.config.Settings;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from: the other end of its connection or, when that is one of the configured proxies, the
 * address that the proxies say. Of the addresses in a header only those that trusted proxies have written can be
 * believed, and a proxy adds its own at the end, so the last one that is no proxy counts. (The framework takes the
 * first, which is the client's to choose.)
 */
@Singleton
public class ClientAddress {
    private static final String KEPT_AS = "portwright.client-address";
    private static final String UNKNOWN = "-";
    private static final int NETWORK_BYTES = 8;

    private final List<IpRange> proxies;

    ClientAddress(Settings settings) {
        this.proxies = settings.trustedProxies();
    }

    /** The address as text that is fit for a log, or {@code -} when there is none, as of a connection that is gone. */
    public String of(RoutingContext context) {
        String known = context.get(KEPT_AS);
        if (known != null) {
            return known;
        }
        String found = of(context.request());
        context.put(KEPT_AS, found);
        return found;
    }

    /** The same for a request that no router has seen. */
    public String of(HttpServerRequest request) {
        return text(peer(request.remoteAddress())
                .map(peer -> isProxy(peer)
                        ? ForwardedFor.client(peer, ForwardedFor.hops(request.headers()), this::isProxy)
                        : peer));
    }

    /** True for what a configured proxy has passed on. */
    boolean isFromProxy(HttpServerRequest request) {
        return !proxies.isEmpty()
                && peer(request.remoteAddress()).map(this::isProxy).orElse(false);
    }

    /** Whom the address belongs to, for counting: itself, or of IPv6 the network of 64 bits that one customer gets. */
    public String network(RoutingContext context) {
        String address = of(context);
        Optional<InetAddress> found = IpRange.address(address);
        if (found.isEmpty() || !(found.get() instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = found.get().getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        return NetUtil.bytesToIpAddress(bytes) + "/" + NETWORK_BYTES * Byte.SIZE;
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(range -> range.contains(address));
    }

    private static Optional<InetAddress> peer(@Nullable SocketAddress remote) {
        String text = remote == null ? null : remote.hostAddress();
        return text == null ? Optional.empty() : IpRange.address(text);
    }

    private static String text(Optional<InetAddress> address) {
        return address.map(NetUtil::toAddressString).orElse(UNKNOWN);
    }
}
