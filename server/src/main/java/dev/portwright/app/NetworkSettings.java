package dev.portwright.app;

import dev.portwright.platform.config.IpRange;
import dev.portwright.platform.config.Settings.Outgoing;
import dev.portwright.platform.config.Settings.Proxy;
import dev.portwright.platform.config.Settings.Webhooks;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings about the networks around the program: who passes requests on to it, where its own may go, and how often. */
final class NetworkSettings {
    private static final int LARGEST_PORT = 65_535;

    private static final Pattern PROXY =
            Pattern.compile("http://(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):(?<port>[0-9]{1,5})/?");

    private static final Pattern PUBLIC_URL =
            Pattern.compile("https?://([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private static final Pattern PAUSE = Pattern.compile("(?<many>[0-9]{1,2})(?<unit>[smh])");
    private static final int MOST_RETRIES = 20;

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

    @Nullable
    String publicUrl() {
        String text = values.get(SettingName.PORTWRIGHT_PUBLIC_URL);
        if (text == null) {
            return null;
        }
        String url = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        if (!PUBLIC_URL.matcher(url).matches()) {
            problems.add(SettingName.PORTWRIGHT_PUBLIC_URL
                    + " must look like https://porting.example.com, without a user name, a password and a path");
        }
        return url;
    }

    Outgoing outgoing() {
        return new Outgoing(confined(), ranges(SettingName.PORTWRIGHT_OUTBOUND_ALLOW), proxy(), webhooks());
    }

    private Webhooks webhooks() {
        Webhooks webhooks = new Webhooks(retries(), keepDays());
        if (webhooks.keepDays() < webhooks.leastDays()) {
            problems.add(SettingName.PORTWRIGHT_WEBHOOK_DAYS + " must be at least " + webhooks.leastDays()
                    + ": for so long a webhook may still be on its way");
        }
        return webhooks;
    }

    private boolean confined() {
        String text = values.getOrDefault(SettingName.PORTWRIGHT_OUTBOUND, "internet");
        if (!text.equals("internet") && !text.equals("loopback")) {
            problems.add(SettingName.PORTWRIGHT_OUTBOUND + " must be internet or loopback, not '" + text + "'");
        }
        return text.equals("loopback");
    }

    private List<Duration> retries() {
        String text = values.get(SettingName.PORTWRIGHT_WEBHOOK_RETRIES);
        if (text == null) {
            return Webhooks.USUAL.retries();
        }
        List<Duration> pauses = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher pause = PAUSE.matcher(part.strip());
            if (!pause.matches() || pauses.size() == MOST_RETRIES) {
                problems.add(SettingName.PORTWRIGHT_WEBHOOK_RETRIES + " takes up to " + MOST_RETRIES
                        + " pauses separated by commas, such as 5s,5m,2h, none longer than 99 hours, not '" + text
                        + "'");
                return Webhooks.USUAL.retries();
            }
            pauses.add(Duration.of(
                    Long.parseLong(String.valueOf(pause.group("many"))),
                    switch (String.valueOf(pause.group("unit"))) {
                        case "h" -> ChronoUnit.HOURS;
                        case "m" -> ChronoUnit.MINUTES;
                        default -> ChronoUnit.SECONDS;
                    }));
        }
        return pauses;
    }

    private int keepDays() {
        String text = values.getOrDefault(
                SettingName.PORTWRIGHT_WEBHOOK_DAYS, String.valueOf(SettingName.PORTWRIGHT_WEBHOOK_DAYS.fallback()));
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) == 0) {
            problems.add(
                    SettingName.PORTWRIGHT_WEBHOOK_DAYS + " must be a whole number from 1 to 9999, not '" + text + "'");
            return Webhooks.USUAL.keepDays();
        }
        return Integer.parseInt(text);
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
