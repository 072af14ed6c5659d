package dev.portwright.platform.http;

import dev.portwright.platform.config.Settings;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a client finds this server: what links in answers begin with. That is a setting, or what the request says; whether
 * it was HTTPS a configured proxy may say then, by {@code X-Forwarded-Proto}.
 */
@Singleton
class Origin {
    private static final String KEPT_AS = "portwright.origin";

    /** As long as the name of a host can be, and a port (RFC 1035). Each problem of an answer has a link with it. */
    private static final int LONGEST_HOST = 255 + 6;

    private final ClientAddress clients;
    private final @Nullable String publicUrl;

    Origin(Settings settings, ClientAddress clients) {
        this.clients = clients;
        this.publicUrl = settings.http().publicUrl();
    }

    /**
     * Has it found out by whoever answers the request with a link: most answers have none.
     *
     * @param refused whether the door has sent the request away, and with it the host that it named
     */
    void keep(RoutingContext context, boolean refused) {
        context.put(
                KEPT_AS, (Supplier<String>) () -> publicUrl != null ? publicUrl : origin(context.request(), refused));
    }

    private String origin(HttpServerRequest request, boolean refused) {
        String host = refused ? null : request.getHeader("host");
        boolean usable = host != null && host.length() <= LONGEST_HOST;
        return scheme(request) + "://" + (usable ? host : here(request));
    }

    /** Such as {@code https://porting.example.com}, without a slash at its end. */
    static String of(RoutingContext context) {
        Supplier<String> origin = context.get(KEPT_AS);
        return origin == null ? "" : origin.get();
    }

    private String scheme(HttpServerRequest request) {
        boolean https =
                request.isSSL() || (clients.isFromProxy(request) && isHttps(request.getHeader("x-forwarded-proto")));
        return https ? "https" : "http";
    }

    /** Of several proxies the one that the client has reached stands first. */
    private static boolean isHttps(@Nullable String forwarded) {
        return forwarded != null && "https".equalsIgnoreCase(forwarded.split(",", 2)[0].strip());
    }

    /** The address that the request came to. */
    private static String here(HttpServerRequest request) {
        SocketAddress here = request.localAddress();
        String address = here == null || here.hostAddress() == null ? "localhost" : here.hostAddress();
        String name = address.contains(":") ? "[" + address + "]" : address;
        return here == null ? name : name + ":" + here.port();
    }
}
