package dev.portwright.bundle;

import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.Near;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object in a JSON file that people write. Its fields are read one by one; what is wrong with one is noted with its place, such as
 * {@code bundles[0].name}, and something harmless is answered instead. A field that is null is as one that is not there.
 */
final class FileObject {
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_TYPING_ERRORS = 2;
    private static final LocalDate EARLIEST = LocalDate.EPOCH;

    private final JsonNode object;
    private final String place;
    private final List<String> problems;

    /** The fields that were asked for. */
    private final Set<String> known = new LinkedHashSet<>();

    private FileObject(JsonNode object, String place, List<String> problems) {
        this.object = object;
        this.place = place;
        this.problems = problems;
    }

    /**
     * The object that is the whole file; one without fields when the file is something else.
     *
     * @param problems where to note what is wrong
     */
    static FileObject of(JsonNode file, List<String> problems) {
        return new FileObject(file, "", problems);
    }

    /** Notes what is wrong with a field, in words that go on after its place. */
    void note(String name, String what) {
        problems.add(at(name) + " " + what);
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    /** Notes each field that nobody has asked for. To be called when all are read. */
    void nothingElse() {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                String hint = meant(name)
                        .map(field -> ", did you mean " + field + "?")
                        .orElse("");
                note(name, "is not known" + hint);
            }
        }
    }

    private Optional<String> meant(String name) {
        return known.stream()
                .filter(field -> Near.distance(name, field) <= MOST_TYPING_ERRORS)
                .min(Comparator.comparingInt(field -> Near.distance(name, field)));
    }

    /** Notes a field that is not there. */
    void needed(String name) {
        if (isMissing(name)) {
            note(name, "is missing");
        }
    }

    private boolean isMissing(String name) {
        return object.path(name).isMissingNode() || object.path(name).isNull();
    }

    @Nullable
    String text(String name) {
        return value(name, "a text of 1 to " + LONGEST_TEXT + " characters", FileObject::isText, JsonNode::asString);
    }

    String neededText(String name) {
        needed(name);
        return Objects.requireNonNullElse(text(name), "");
    }

    private static boolean isText(JsonNode node) {
        return node.isString() && !node.asString().isBlank() && node.asString().length() <= LONGEST_TEXT;
    }

    /** @param what the form in words */
    @Nullable
    String matching(String name, String form, String what) {
        return value(name, what, node -> node.isString() && node.asString().matches(form), JsonNode::asString);
    }

    /** Null when it is wrong or not there, both of which are noted. */
    @Nullable
    UUID neededId(String name) {
        needed(name);
        return value(
                name,
                "a UUID",
                node -> node.isString() && Ids.isUuid(node.asString()),
                node -> UUID.fromString(node.asString()));
    }

    /** What is not said is so. */
    boolean flag(String name) {
        return Objects.requireNonNullElse(value(name, "true or false", JsonNode::isBoolean, JsonNode::asBoolean), true);
    }

    @Nullable
    Integer wholeNumber(String name) {
        return value(name, "a whole number from 0", node -> node.isInt() && node.asInt() >= 0, JsonNode::asInt);
    }

    @Nullable
    BigDecimal amount(String name) {
        return value(
                name,
                "a number from 0",
                node -> node.isNumber() && node.decimalValue().signum() >= 0,
                JsonNode::decimalValue);
    }

    LocalDate neededDate(String name) {
        needed(name);
        return date(name, EARLIEST);
    }

    LocalDate date(String name, LocalDate otherwise) {
        return Objects.requireNonNullElse(
                value(name, "a date such as 2026-01-20", FileObject::isDate, node -> LocalDate.parse(node.asString())),
                otherwise);
    }

    private static boolean isDate(JsonNode node) {
        try {
            return node.isString() && LocalDate.parse(node.asString()).getYear() >= EARLIEST.getYear();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** A list of texts; empty when there is none. */
    List<String> texts(String name, int most) {
        return Objects.requireNonNullElse(
                value(
                        name,
                        "a list of at most " + most + " texts",
                        node -> isList(node, most) && node.valueStream().allMatch(FileObject::isText),
                        node -> node.valueStream().map(JsonNode::asString).toList()),
                List.of());
    }

    /** A list of objects; empty when there is none. An entry that is something else is as an object without fields. */
    List<FileObject> objects(String name, int most) {
        JsonNode list = value(name, "a list of at most " + most, node -> isList(node, most), Function.identity());
        List<FileObject> objects = new ArrayList<>();
        if (list != null) {
            for (JsonNode entry : list) {
                objects.add(new FileObject(entry, at(name) + "[" + objects.size() + "]", problems));
            }
        }
        return objects;
    }

    private static boolean isList(JsonNode node, int most) {
        return node.isArray() && node.size() <= most;
    }

    private <T> @Nullable T value(String name, String what, Predicate<JsonNode> good, Function<JsonNode, T> read) {
        known.add(name);
        if (isMissing(name)) {
            return null;
        }
        if (!good.test(object.path(name))) {
            note(name, "must be " + what);
            return null;
        }
        return read.apply(object.path(name));
    }
}
