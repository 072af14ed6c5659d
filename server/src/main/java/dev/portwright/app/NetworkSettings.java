package dev.portwright.app;

import dev.portwright.platform.config.IpRange;
import dev.portwright.platform.config.Settings.Outgoing;
import dev.portwright.platform.config.Settings.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings about the networks around the program: who passes requests on to it, where its own may go. */
final class NetworkSettings {
    private static final int LARGEST_PORT = 65_535;

    private static final Pattern PROXY =
            Pattern.compile("http://(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):(?<port>[0-9]{1,5})/?");

    private final Map<SettingName, String> values;
    private final List<String> problems;

    /**
     * @param values what was given, by name
     * @param problems where to add what is wrong
     */
    NetworkSettings(Map<SettingName, String> values, List<String> problems) {
        this.values = values;
        this.problems = problems;
    }

    List<IpRange> trustedProxies() {
        return ranges(SettingName.PORTWRIGHT_TRUSTED_PROXIES);
    }

    Outgoing outgoing() {
        return new Outgoing(ranges(SettingName.PORTWRIGHT_OUTBOUND_ALLOW), proxy());
    }

    private @Nullable Proxy proxy() {
        String text = values.get(SettingName.PORTWRIGHT_OUTBOUND_PROXY);
        if (text == null) {
            return null;
        }
        Matcher parts = PROXY.matcher(text);
        int port = parts.matches() ? Integer.parseInt(String.valueOf(parts.group("port"))) : 0;
        if (port < 1 || port > LARGEST_PORT) {
            // What was given is not told: it may hold a password.
            problems.add(SettingName.PORTWRIGHT_OUTBOUND_PROXY
                    + " must look like http://proxy.internal:3128, without a user name, a password and a path");
            return null;
        }
        String host = String.valueOf(parts.group("host"));
        return new Proxy(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    private List<IpRange> ranges(SettingName name) {
        List<IpRange> ranges = new ArrayList<>();
        for (String part : values.getOrDefault(name, "").split(",", -1)) {
            if (!part.isBlank()) {
                IpRange.parse(part.strip())
                        .ifPresentOrElse(
                                ranges::add,
                                () -> problems.add(name + " takes addresses and networks separated by commas, such as"
                                        + " 10.0.0.5,192.168.0.0/16,2001:db8::/32, not '" + part.strip() + "'"));
            }
        }
        return List.copyOf(ranges);
    }
}
