package dev.portwright.platform.outbound;

import dev.portwright.platform.config.IpRange;
import dev.portwright.platform.config.Settings;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says to which addresses nothing is sent: to all that are not the internet's (the special-purpose registries of IANA),
 * those of this machine, and what providers of machines have put to where only machines reach. In a sandbox the machine
 * itself may be reached; what the operator allows is allowed.
 */
final class Guard {
    private static final String LOOPBACK = "a loopback address";
    private static final String OWN = "an address of this server";

    /** A range of addresses and what each of them is. */
    private record Special(IpRange range, String what) {
        static Special of(String range, String what) {
            return new Special(IpRange.parse(range).orElseThrow(), what);
        }
    }

    private static final List<Special> IPV4 = List.of(
            Special.of("127.0.0.0/8", LOOPBACK),
            Special.of("10.0.0.0/8", "a private address"),
            Special.of("172.16.0.0/12", "a private address"),
            Special.of("192.168.0.0/16", "a private address"),
            Special.of("169.254.0.0/16", "a link-local address"),
            Special.of("100.64.0.0/10", "an address shared behind a carrier's NAT"),
            Special.of("168.63.129.16/32", "a metadata address"),
            Special.of("0.0.0.0/8", "an unspecified address"),
            Special.of("224.0.0.0/4", "a multicast address"),
            Special.of("255.255.255.255/32", "a broadcast address"),
            Special.of("192.0.2.0/24", "an address of documentation"),
            Special.of("198.51.100.0/24", "an address of documentation"),
            Special.of("203.0.113.0/24", "an address of documentation"),
            Special.of("198.18.0.0/15", "an address of benchmarks"),
            Special.of("192.0.0.0/24", "a reserved address"),
            Special.of("192.31.196.0/24", "a reserved address"),
            Special.of("192.52.193.0/24", "a reserved address"),
            Special.of("192.88.99.0/24", "a reserved address"),
            Special.of("192.175.48.0/24", "a reserved address"),
            Special.of("240.0.0.0/4", "a reserved address"));

    private static final List<Special> IPV6 = List.of(
            Special.of("::1/128", LOOPBACK),
            Special.of("::/128", "an unspecified address"),
            Special.of("fc00::/7", "a private address"),
            Special.of("fe80::/10", "a link-local address"),
            Special.of("fec0::/10", "a private address"),
            Special.of("ff00::/8", "a multicast address"),
            Special.of("2001:db8::/32", "an address of documentation"),
            Special.of("3fff::/20", "an address of documentation"),
            Special.of("2001:2::/48", "an address of benchmarks"));

    private static final IpRange TEREDO = IpRange.parse("2001::/32").orElseThrow();
    private static final IpRange SIX_TO_FOUR = IpRange.parse("2002::/16").orElseThrow();
    private static final IpRange NAT64 = IpRange.parse("64:ff9b::/96").orElseThrow();
    private static final IpRange PROTOCOLS = IpRange.parse("2001::/23").orElseThrow();
    private static final IpRange INTERNET = IpRange.parse("2000::/3").orElseThrow();

    /** IPv4 addresses in their last four bytes: compatible, translated, translated by a NAT64. */
    private static final List<IpRange> IPV4_AT_THE_END = List.of(
            IpRange.parse("::/96").orElseThrow(),
            IpRange.parse("::ffff:0:0:0/96").orElseThrow(),
            NAT64);

    private final boolean sandbox;
    private final List<IpRange> allowed;
    private final Predicate<InetAddress> own;

    Guard(Settings settings) {
        this(settings.sandbox(), settings.outgoing().allowed(), new OwnAddresses()::contain);
    }

    /** @param own tells the addresses of this machine */
    Guard(boolean sandbox, List<IpRange> allowed, Predicate<InetAddress> own) {
        this.sandbox = sandbox;
        this.allowed = allowed;
        this.own = own;
    }

    /** Says what kind of address it is to which nothing is sent; empty for one that requests may go to. */
    Optional<String> refusal(InetAddress address) {
        if (allowed.stream().anyMatch(range -> range.contains(address))) {
            return Optional.empty();
        }
        String what = special(address);
        boolean ofThisMachine = LOOPBACK.equals(what) || OWN.equals(what);
        return sandbox && ofThisMachine ? Optional.empty() : Optional.ofNullable(what);
    }

    private @Nullable String special(InetAddress address) {
        for (Special special : address instanceof Inet4Address ? IPV4 : IPV6) {
            if (special.range.contains(address)) {
                return special.what;
            }
        }
        if (own.test(address)) {
            return OWN;
        }
        if (address instanceof Inet4Address) {
            return null;
        }
        for (InetAddress inner : inside(address)) {
            Optional<String> refused = refusal(inner);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        boolean internet = INTERNET.contains(address) && !PROTOCOLS.contains(address);
        boolean translated = NAT64.contains(address) || TEREDO.contains(address);
        return internet || translated ? null : "a reserved address";
    }

    /** The IPv4 addresses that what is sent to this one may end at. */
    private static List<InetAddress> inside(InetAddress address) {
        byte[] bytes = address.getAddress();
        List<InetAddress> found = new ArrayList<>(2);
        if (IPV4_AT_THE_END.stream().anyMatch(range -> range.contains(address))) {
            found.add(ipv4(bytes, 12));
        } else if (SIX_TO_FOUR.contains(address)) {
            found.add(ipv4(bytes, 2));
        } else if (TEREDO.contains(address)) {
            found.add(ipv4(bytes, 4));
            byte[] client = new byte[4];
            for (int i = 0; i < client.length; i++) {
                client[i] = (byte) ~bytes[12 + i];
            }
            found.add(ipv4(client, 0));
        }
        return found;
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has four bytes", e);
        }
    }
}
