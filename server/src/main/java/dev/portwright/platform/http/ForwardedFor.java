package dev.portwright.platform.http;

import dev.portwright.platform.config.IpRange;
import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what proxies say of those who called them: {@code X-Forwarded-For} and {@code Forwarded} (RFC 7239). */
final class ForwardedFor {
    /** An address with or without a port, IPv6 in brackets when there is one. */
    private static final Pattern NODE =
            Pattern.compile("\\[([^\\]]*)\\](?::[0-9]{1,5})?|([0-9.]+)(?::[0-9]{1,5})?|(.*)");

    private static final Pattern FOR = Pattern.compile("(?:^|;)\\s*for\\s*=\\s*\"?([^\";]*)", Pattern.CASE_INSENSITIVE);

    private ForwardedFor() {}

    /**
     * The hops that the headers name, the one nearest to us last. Each is an address, or whatever text was given.
     * Without any when both headers are there and differ: a proxy writes one of them and lets the other through as the
     * client has made it up.
     */
    static List<String> hops(MultiMap headers) {
        List<String> plain = parts(headers.getAll("x-forwarded-for"));
        List<String> standard = parts(headers.getAll("forwarded")).stream()
                .map(ForwardedFor::node)
                .toList();
        if (plain.isEmpty() || standard.isEmpty()) {
            return plain.isEmpty() ? standard : plain;
        }
        List<Optional<InetAddress>> same =
                standard.stream().map(ForwardedFor::address).toList();
        return plain.stream().map(ForwardedFor::address).toList().equals(same) ? plain : List.of();
    }

    /** The first hop, seen from us, that is no proxy; what comes after a hop that is no address is not believed. */
    static InetAddress client(InetAddress peer, List<String> hops, Predicate<InetAddress> isProxy) {
        InetAddress nearest = peer;
        for (String hop : hops.reversed()) {
            Optional<InetAddress> address = address(hop);
            if (address.isEmpty()) {
                return nearest;
            }
            nearest = address.get();
            if (!isProxy.test(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    private static List<String> parts(List<String> values) {
        List<String> parts = new ArrayList<>();
        for (String value : values) {
            for (String part : value.split(",", -1)) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    private static String node(String element) {
        Matcher matcher = FOR.matcher(element);
        return matcher.find() ? matcher.group(1).strip() : "";
    }

    private static Optional<InetAddress> address(String hop) {
        Matcher matcher = NODE.matcher(hop);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return IpRange.address(matcher.group(group));
            }
        }
        return Optional.empty();
    }
}
