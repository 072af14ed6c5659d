package dev.portwright.app;

import dev.portwright.platform.config.Settings;
import java.util.ArrayList;
import java.util.List;

/** Warns of a sandbox that strangers can reach with the keys that everybody knows from the documentation. */
final class PublishedKeys {
    private PublishedKeys() {}

    /** What to tell, line by line; nothing when there is no such danger. */
    static List<String> warning(Settings settings) {
        List<String> published = new ArrayList<>();
        if (SettingsLoader.SANDBOX_API_KEY.equals(settings.apiKey())) {
            published.add("PORTWRIGHT_API_KEY");
        }
        if (SettingsLoader.SANDBOX_OPERATOR_KEY.equals(settings.operatorKey())) {
            published.add("PORTWRIGHT_OPERATOR_KEY");
        }
        if (!settings.sandbox() || published.isEmpty() || settings.onLoopback()) {
            return List.of();
        }
        return List.of(
                "WARNING: this sandbox listens on " + settings.host() + " with keys that everybody knows.",
                "WARNING: whoever reaches its port reads and changes all of it, and makes accounts and keys.",
                "WARNING: set " + String.join(" and ", published)
                        + ", or PORTWRIGHT_HOST=127.0.0.1, unless the network is yours alone.");
    }
}
