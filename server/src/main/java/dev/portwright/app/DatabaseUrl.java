package dev.portwright.app;

import dev.portwright.platform.config.Settings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * Understands the two usual ways to write where a PostgreSQL is, {@code postgresql://user:password@host:port/name} and
 * {@code jdbc:postgresql://host:port/name?user=..&password=..}, and takes user and password out of either.
 */
final class DatabaseUrl {
    private static final Pattern SHAPE = Pattern.compile("(?:jdbc:)?postgres(?:ql)?://"
            + "(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?(?<hosts>[^/?@]+)/(?<name>[^/?]+)(?:\\?(?<query>.*))?");

    private DatabaseUrl() {}

    /** Answers null when the text is no URL of a PostgreSQL database. */
    static Settings.@Nullable Database parse(String text, @Nullable String user, @Nullable String password) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        try {
            String foundUser = decode(matcher.group("user"));
            String foundPassword = decode(matcher.group("password"));
            List<String> kept = new ArrayList<>();
            String query = matcher.group("query");
            for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
                if (parameter.startsWith("user=")) {
                    foundUser = decode(parameter.substring("user=".length()));
                } else if (parameter.startsWith("password=")) {
                    foundPassword = decode(parameter.substring("password=".length()));
                } else if (!parameter.isEmpty()) {
                    kept.add(parameter);
                }
            }
            String url = "jdbc:postgresql://" + matcher.group("hosts") + "/" + matcher.group("name")
                    + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
            return new Settings.Database(
                    url, user != null ? user : foundUser, password != null ? password : foundPassword);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What the driver will not understand and so leave out, each as a sentence. */
    static List<String> unknownParameters(Settings.Database database) {
        int query = database.url().indexOf('?');
        List<String> unknown = new ArrayList<>();
        for (String parameter :
                query < 0 ? new String[0] : database.url().substring(query + 1).split("&", -1)) {
            String name = parameter.split("=", 2)[0];
            if (!name.isEmpty() && PGProperty.forName(name) == null) {
                unknown.add("PORTWRIGHT_DATABASE_URL has a parameter '" + name + "' that the driver does not know and"
                        + " leaves out; its names are those of pgJDBC");
            }
        }
        return unknown;
    }

    private static @Nullable String decode(@Nullable String text) {
        // A plus sign is itself in a URL's user information; only URLDecoder would make it a blank.
        return text == null ? null : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
