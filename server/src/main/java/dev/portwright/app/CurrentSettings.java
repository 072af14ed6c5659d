package dev.portwright.app;

import dev.portwright.platform.config.Settings;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Hands the settings that the command line loaded to the beans of the server. */
final class CurrentSettings {
    private static volatile @Nullable Settings loaded;

    private CurrentSettings() {}

    /** Says which settings the server about to start works with. */
    static void set(Settings settings) {
        loaded = settings;
    }

    /** The bean. */
    static class Producer {
        /** Where nothing was set, in tests, the settings are looked for by their names in the test's configuration. */
        @Produces
        @Singleton
        @Unremovable
        Settings settings(Config config) {
            Settings settings = loaded;
            return settings != null ? settings : SettingsLoader.load(null, named(config), Path.of(""));
        }

        private static Map<String, String> named(Config config) {
            Map<String, String> values = new HashMap<>();
            for (SettingName name : SettingName.values()) {
                Optional<String> value = config.getOptionalValue(name.name(), String.class);
                value.ifPresent(text -> values.put(name.name(), text));
            }
            return values;
        }
    }
}
