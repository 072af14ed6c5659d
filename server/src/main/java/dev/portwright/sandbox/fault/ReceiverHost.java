package dev.portwright.sandbox.fault;

import dev.portwright.platform.outbound.Target;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host that webhooks go to, on one port of it or any.
 *
 * @param text as it was given
 * @param host as in {@link Target}
 * @param port 0 for any
 */
record ReceiverHost(String text, String host, int port) {
    private static final Pattern WITH_PORT = Pattern.compile(".*:[0-9]+");

    /** Reads a name or an address, with a port or without; empty when it is neither. */
    static Optional<ReceiverHost> parse(String text) {
        String url = "http://" + text;
        return text.indexOf('/') >= 0 || text.indexOf('?') >= 0
                ? Optional.empty()
                : Target.parse(url)
                        .map(target -> new ReceiverHost(
                                text, target.host(), WITH_PORT.matcher(text).matches() ? target.port() : 0));
    }

    boolean is(Target target) {
        return target.host().equals(host) && (port == 0 || target.port() == port);
    }
}
