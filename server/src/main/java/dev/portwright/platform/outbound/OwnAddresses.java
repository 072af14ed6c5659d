package dev.portwright.platform.outbound;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The addresses that this machine has on its networks. A firewall before it does not see what it sends to one of them.
 * They are looked up anew every {@value #SECONDS} seconds.
 */
final class OwnAddresses {
    private static final long SECONDS = 30;

    private record Known(Set<InetAddress> addresses, long since) {
        boolean isOld() {
            return System.nanoTime() - since > Duration.ofSeconds(SECONDS).toNanos();
        }
    }

    private volatile Known known = new Known(lookedUp(Set.of()), System.nanoTime());

    boolean contain(InetAddress address) {
        Known last = known;
        if (last.isOld()) {
            last = new Known(lookedUp(last.addresses), System.nanoTime());
            known = last;
        }
        return last.addresses.contains(address);
    }

    /** @param before what goes on to hold when the system does not say, as one without networks does */
    private static Set<InetAddress> lookedUp(Set<InetAddress> before) {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .collect(Collectors.toSet());
        } catch (SocketException e) {
            return before;
        }
    }
}
