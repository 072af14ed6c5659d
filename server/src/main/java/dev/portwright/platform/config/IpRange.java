package dev.portwright.platform.config;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses of an IP network.
 *
 * @param start any address of it
 * @param prefix how many leading bits all of its addresses share
 */
public record IpRange(InetAddress start, int prefix) {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

    /** Reads an address, or a network such as {@code 10.0.0.0/8} and {@code 2001:db8::/32}. */
    public static Optional<IpRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> start = address(slash < 0 ? text : text.substring(0, slash));
        if (start.isEmpty()) {
            return Optional.empty();
        }
        int bits = start.get().getAddress().length * Byte.SIZE;
        if (slash < 0) {
            return Optional.of(new IpRange(start.get(), bits));
        }
        String length = text.substring(slash + 1);
        return LENGTH.matcher(length).matches() && Integer.parseInt(length) <= bits
                ? Optional.of(new IpRange(start.get(), Integer.parseInt(length)))
                : Optional.empty();
    }

    /**
     * Reads an IP address without asking anybody about names. An IPv4 address in the form of IPv6 is an IPv4 address.
     */
    public static Optional<InetAddress> address(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has four or sixteen bytes", e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] own = start.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        int rest = prefix % Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (own[i] != other[i]) {
                return false;
            }
        }
        return rest == 0 || (own[whole] ^ other[whole]) >> (Byte.SIZE - rest) == 0;
    }

    @Override
    public String toString() {
        return NetUtil.toAddressString(start) + "/" + prefix;
    }
}
