package dev.portwright.app;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code NAME=value} lines; blank lines and lines that begin with {@code #} are skipped. */
final class SettingsFile {
    private SettingsFile() {}

    /** Answers the values by name and adds what is wrong with the file to the problems. */
    static Map<String, String> read(Path file, List<String> problems) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            problems.add("the settings file " + file + " does not exist");
            return values;
        } catch (MalformedInputException e) {
            problems.add("the settings file " + file + " is not UTF-8 text");
            return values;
        } catch (IOException e) {
            problems.add("the settings file " + file + " cannot be read");
            return values;
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String place = file + " line " + (i + 1);
            int equals = line.indexOf('=');
            if (equals < 1) {
                // The line itself is not shown: it may be a secret that lost its name.
                problems.add(place + ": expected NAME=value");
                continue;
            }
            String name = line.substring(0, equals).strip();
            if (name.startsWith("export ")) {
                name = name.substring("export ".length()).strip();
            }
            if (values.put(name, unquote(line.substring(equals + 1).strip())) != null) {
                problems.add(place + ": " + name + " is given twice");
            }
        }
        return values;
    }

    private static String unquote(String value) {
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
