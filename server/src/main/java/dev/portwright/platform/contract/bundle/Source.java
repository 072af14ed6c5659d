package dev.portwright.platform.contract.bundle;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One file of the description: what it holds, and on which line.
 *
 * @param name its path below the folder of the description
 * @param tree what it holds, to be completed in place
 * @param lines the line of each entry by its JSON pointer
 */
record Source(String name, ObjectNode tree, Map<String, Integer> lines) {
    /** As much as a person can keep in view; beyond it a room is made two. */
    static final int MOST_LINES = 1_000;

    /** The file that names the others. */
    static final String ROOT = "root.yaml";

    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    /** Reads a file; one that cannot be read counts as empty, with a fault that says so. */
    static Source read(String name, String text, Faults faults) {
        long length = text.lines().count();
        if (length > MOST_LINES) {
            faults.at(
                    name + ":" + (MOST_LINES + 1),
                    "The file has " + length + " lines, and may have " + MOST_LINES + ". Make two files of it.");
        }
        Map<String, Integer> lines = new HashMap<>();
        ObjectNode tree = YAML.createObjectNode();
        try {
            readLines(name, text, lines, faults);
            if (YAML.readTree(text) instanceof ObjectNode read) {
                tree = read;
            } else {
                faults.at(name + ":1", "The file is no mapping of keys to values.");
            }
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            faults.at(name + ":" + line, "This is not YAML: " + inOneLine(e.getOriginalMessage()) + ".");
        }
        return new Source(name, tree, lines);
    }

    /** Without the excerpts, which are indented. */
    private static String inOneLine(String message) {
        return message.lines().filter(line -> !line.startsWith(" ")).collect(Collectors.joining(", "));
    }

    /** Of a key that stands twice the reader would keep the last, without a word. */
    private static void readLines(String name, String text, Map<String, Integer> lines, Faults faults) {
        String twice = "no pointer";
        try (JsonParser parser = YAML.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String pointer = parser.streamReadContext().pathAsPointer().toString();
                int line = parser.currentTokenLocation().getLineNr();
                Integer before = lines.putIfAbsent(pointer, line);
                if (before != null && token == JsonToken.PROPERTY_NAME && !pointer.startsWith(twice)) {
                    twice = pointer + "/";
                    faults.at(
                            name + ":" + line,
                            "'" + parser.currentName() + "' stands here for the second time, after line " + before
                                    + ".");
                }
            }
        }
    }

    /** Where an entry stands; what the build has added stands where the entry does that it was added to. */
    String place(JsonPointer entry) {
        JsonPointer known = entry;
        while (known != null && !lines.containsKey(known.toString())) {
            known = known.head();
        }
        return name + ":" + (known == null ? 1 : lines.getOrDefault(known.toString(), 1));
    }

    boolean isRoot() {
        return name.equals(ROOT);
    }

    JsonNode paths() {
        return tree.path("paths");
    }

    JsonNode components() {
        return tree.path("components");
    }
}
