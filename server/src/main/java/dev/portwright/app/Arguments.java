package dev.portwright.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The words of a command line: plain ones in their order, and options with their values. */
final class Arguments {
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    /**
     * Reads {@code --name value} and {@code --name=value}.
     *
     * @throws StartException when an option lacks its value or is given twice
     */
    Arguments(String... arguments) {
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (!word.startsWith("--") || word.equals("--help") || word.equals("--version")) {
                words.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (equals < 0 && !rest.hasNext()) {
                throw usage(name + " needs a value");
            }
            if (options.put(name, equals < 0 ? rest.next() : word.substring(equals + 1)) != null) {
                throw usage(name + " is given twice");
            }
        }
    }

    /** The plain word at this place, or the empty text when there are fewer. */
    String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    @Nullable
    String option(String name) {
        return options.get(name);
    }

    /**
     * Answers the value of an option that must be given.
     *
     * @throws StartException when it is not
     */
    String required(String name) {
        String value = options.get(name);
        if (value == null || value.isBlank()) {
            throw usage(name + " is needed");
        }
        return value;
    }

    /**
     * Reads an id.
     *
     * @throws StartException when the text is none
     */
    static UUID id(String what, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw usage(what + " must be an id such as 0199f7a2-5c0e-7b41-9d7e-3f2a60c1b8aa, not '" + text + "'");
        }
    }

    /**
     * Verifies that nothing is given that the command does not know.
     *
     * @throws StartException when there is
     */
    void allow(int wordCount, Set<String> optionNames) {
        if (words.size() > wordCount) {
            throw usage("unexpected '" + words.get(wordCount) + "'");
        }
        for (String name : options.keySet()) {
            if (!optionNames.contains(name) && !name.equals("--config")) {
                throw usage("unknown option " + name);
            }
        }
    }

    static StartException usage(String problem) {
        return new StartException(StartException.USAGE, problem + " (see `portwright help`)");
    }
}
