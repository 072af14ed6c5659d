package dev.portwright.platform.http;

import dev.portwright.platform.config.IpRange;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds requests to a sandbox that listens on this machine only to the names of this machine. A page in the developer's
 * browser could otherwise call it, whose keys everybody knows, under a name of its own that it lets point here (DNS
 * rebinding).
 */
@Singleton
class HostCheck {
    private final boolean checks;
    private final String configured;

    HostCheck(Settings settings) {
        this.configured = settings.host().toLowerCase(Locale.ROOT);
        this.checks = settings.sandbox() && settings.onLoopback();
    }

    /**
     * What is wrong with the host that a request is for, or null. A request that names none is none of a browser's.
     *
     * @param authority the Host header or {@code :authority}, as {@code request.authority()} gives it
     */
    @Nullable
    Problem refusal(@Nullable HostAndPort authority) {
        if (!checks || authority == null || isOurs(authority.host().toLowerCase(Locale.ROOT))) {
            return null;
        }
        return ProblemCode.FORBIDDEN.in(
                "Host",
                "This sandbox answers to the names of its own machine only, such as localhost and 127.0.0.1. To reach it"
                        + " under another name start it with PORTWRIGHT_HOST set to that name or to 0.0.0.0.");
    }

    private boolean isOurs(String host) {
        return host.equals(configured) || isOfThisMachine(host);
    }

    private static boolean isOfThisMachine(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        Optional<InetAddress> address = IpRange.address(name);
        return address.isPresent() && address.get().isLoopbackAddress();
    }
}
