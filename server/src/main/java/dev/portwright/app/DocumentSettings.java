package dev.portwright.app;

import dev.portwright.platform.config.Settings;
import java.net.URI;
import java.net.URISyntaxException;
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

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");

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

    Settings.@Nullable S3 s3() {
        String bucket = values.get(SettingName.PORTWRIGHT_S3_BUCKET);
        if (bucket == null) {
            for (SettingName without : List.of(
                    SettingName.PORTWRIGHT_S3_ENDPOINT,
                    SettingName.PORTWRIGHT_S3_REGION,
                    SettingName.PORTWRIGHT_S3_ACCESS_KEY,
                    SettingName.PORTWRIGHT_S3_SECRET_KEY,
                    SettingName.PORTWRIGHT_S3_PATH_STYLE)) {
                if (values.containsKey(without)) {
                    problems.add(without + " needs " + SettingName.PORTWRIGHT_S3_BUCKET);
                }
            }
            return null;
        }
        if (!BUCKET.matcher(bucket).matches()) {
            problems.add(SettingName.PORTWRIGHT_S3_BUCKET
                    + " must be the name of a bucket: 3 to 63 small letters, digits, points and hyphens");
        }
        return new Settings.S3(
                endpoint(),
                bucket,
                region(),
                needed(SettingName.PORTWRIGHT_S3_ACCESS_KEY),
                needed(SettingName.PORTWRIGHT_S3_SECRET_KEY),
                pathStyle());
    }

    private @Nullable URI endpoint() {
        String text = values.get(SettingName.PORTWRIGHT_S3_ENDPOINT);
        if (text == null) {
            return null;
        }
        try {
            URI endpoint = new URI(text);
            if (("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))
                    && endpoint.getHost() != null
                    && endpoint.getUserInfo() == null
                    && endpoint.getQuery() == null) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            // Told below, together with other URLs.
        }
        problems.add(SettingName.PORTWRIGHT_S3_ENDPOINT
                + " must look like https://s3.internal:9000, without a user, a password or a query");
        return null;
    }

    private String region() {
        String region = textOrFallback(SettingName.PORTWRIGHT_S3_REGION);
        if (!REGION.matcher(region).matches()) {
            problems.add(SettingName.PORTWRIGHT_S3_REGION + " must look like us-east-1, not '" + region + "'");
        }
        return region;
    }

    private String needed(SettingName name) {
        String value = values.get(name);
        if (value == null) {
            problems.add(SettingName.PORTWRIGHT_S3_BUCKET + " needs " + name);
            return "";
        }
        return value;
    }

    private boolean pathStyle() {
        String text = textOrFallback(SettingName.PORTWRIGHT_S3_PATH_STYLE);
        if (!text.equals("true") && !text.equals("false")) {
            problems.add(SettingName.PORTWRIGHT_S3_PATH_STYLE + " must be true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    private String textOrFallback(SettingName name) {
        return values.getOrDefault(name, String.valueOf(name.fallback()));
    }
}
