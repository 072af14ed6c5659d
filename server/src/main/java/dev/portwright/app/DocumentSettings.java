package dev.portwright.app;

import dev.portwright.platform.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings about documents. */
final class DocumentSettings {
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern SCANNER =
            Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):(?<port>[0-9]{1,5})");

    private final Map<SettingName, String> values;
    private final List<String> problems;

    /**
     * @param values what was given, by name
     * @param problems where to add what is wrong
     */
    DocumentSettings(Map<SettingName, String> values, List<String> problems) {
        this.values = values;
        this.problems = problems;
    }

    Settings.@Nullable Scanner scanner() {
        String text = values.get(SettingName.PORTWRIGHT_CLAMAV);
        if (text == null) {
            return null;
        }
        Matcher parts = SCANNER.matcher(text);
        int port = parts.matches() ? Integer.parseInt(String.valueOf(parts.group("port"))) : 0;
        if (port < 1 || port > LARGEST_PORT) {
            problems.add(SettingName.PORTWRIGHT_CLAMAV + " must look like clamav.internal:3310, not '" + text + "'");
            return null;
        }
        return new Settings.Scanner(String.valueOf(parts.group("host")).replaceAll("[\\[\\]]", ""), port);
    }
}
