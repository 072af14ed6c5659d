package dev.portwright.ukcarrier;

import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.ClientText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a file of carriers, and says everything that is wrong with it at once. Its form is that of {@code
 * ukcarriers/uk-carriers.schema.json}; {@code docs/carriers.md} has an example.
 */
public final class UkCarrierFile {
    /** How many carriers there can be: as many as there are codes. */
    private static final int MOST = 1_000;

    private static final int LONGEST_NAME = 200;
    private static final Pattern CUPID = Pattern.compile("[0-9]{3}");
    private static final LocalDate UNKNOWN = LocalDate.EPOCH;

    private final List<String> problems = new ArrayList<>();
    private final Set<String> cupids = new HashSet<>();

    private UkCarrierFile() {}

    /** Everything that is wrong with a file; nothing when it is right. */
    public static List<String> problems(Path file) {
        UkCarrierFile read = new UkCarrierFile();
        try {
            read.carriers(Files.readString(file));
        } catch (IOException e) {
            read.problems.add("it cannot be read: " + e);
        }
        return read.problems;
    }

    /**
     * The carriers of a file that was found right.
     *
     * @throws IllegalStateException when it is not any more
     */
    static List<UkCarrier> read(Path file) {
        try {
            return read(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    /**
     * The carriers of a text, in its order.
     *
     * @throws IllegalStateException with everything that is wrong
     */
    static List<UkCarrier> read(String text) {
        UkCarrierFile file = new UkCarrierFile();
        List<UkCarrier> carriers = file.carriers(text);
        if (!file.problems.isEmpty()) {
            throw new IllegalStateException("no list of carriers: " + String.join("; ", file.problems));
        }
        return carriers;
    }

    private List<UkCarrier> carriers(String text) {
        JsonNode list;
        try {
            list = Json.read(text).path("carriers");
        } catch (JacksonException e) {
            problems.add("it is no JSON");
            return List.of();
        }
        if (!list.isArray() || list.size() > MOST) {
            problems.add("carriers must be a list of at most " + MOST + " carriers");
            return List.of();
        }
        List<UkCarrier> carriers = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            carriers.add(carrier(list.get(i), "carriers[" + i + "]"));
        }
        return carriers;
    }

    private UkCarrier carrier(JsonNode entry, String place) {
        String name = entry.path("name").asString("").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            problems.add(place + ".name must have 1 to " + LONGEST_NAME + " characters");
        }
        String cupid = cupid(entry.path("cupid"), place + ".cupid");
        List<String> others = new ArrayList<>();
        JsonNode further = entry.path("alternative_cupids");
        for (int i = 0; i < further.size(); i++) {
            others.add(cupid(further.get(i), place + ".alternative_cupids[" + i + "]"));
        }
        return new UkCarrier(cupid, name, List.copyOf(others), day(entry.path("known_on"), place + ".known_on"));
    }

    /** A code, which one carrier has once. */
    private String cupid(JsonNode given, String place) {
        String cupid = given.asString("");
        if (!CUPID.matcher(cupid).matches()) {
            problems.add(place + " must be three digits, in quotation marks, not '" + ClientText.quoted(cupid) + "'");
        } else if (!cupids.add(cupid)) {
            problems.add(place + ": " + cupid + " is there already");
        }
        return cupid;
    }

    private LocalDate day(JsonNode given, String place) {
        try {
            return LocalDate.parse(given.asString(""));
        } catch (DateTimeException e) {
            problems.add(place + " must be a day such as 2026-06-01");
            return UNKNOWN;
        }
    }
}
