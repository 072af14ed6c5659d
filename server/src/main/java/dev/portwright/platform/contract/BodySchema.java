package dev.portwright.platform.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A compiled schema and the translation of its complaints into the API's problems. */
final class BodySchema {
    /** The keyword of a schema whose sentence tells what to do whoever sends another type. */
    static final String INSTEAD = "x-instead";

    /** Of what has more, the reference tells. */
    private static final int MOST_NAMES = 12;

    private final Schemas schemas;
    private final Schema schema;

    BodySchema(Schemas schemas, Schema schema) {
        this.schemas = schemas;
        this.schema = schema;
    }

    void check(JsonNode value, Problems problems) {
        List<Error> errors = new FirstErrors();
        try {
            schema.validate(value, context -> context.setErrors(errors));
        } catch (EnoughErrors e) {
            // There are too many already, as the last of them will make the problems say.
        }
        for (Error error : errors) {
            problems.add(translate(error));
        }
    }

    /** Ends a validation that has found one error more than will be told. */
    private static final class EnoughErrors extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EnoughErrors() {
            super(null, null, false, false);
        }
    }

    private static final class FirstErrors extends ArrayList<Error> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean add(Error error) {
            super.add(error);
            if (size() > Problems.MAX) {
                throw new EnoughErrors();
            }
            return true;
        }

        @Override
        public boolean addAll(Collection<? extends Error> errors) {
            errors.forEach(this::add);
            return !errors.isEmpty();
        }
    }

    private Problem translate(Error error) {
        String at = error.getInstanceLocation().toString();
        JsonNode rule = error.getSchemaNode();
        JsonNode found = error.getInstanceNode();
        return switch (error.getKeyword()) {
            case "required" -> {
                String name = error.getProperty();
                yield ProblemCode.MISSING_PARAMETER.at(at + "/" + name, "'" + name + "' is required.");
            }
            case "type" ->
                ProblemCode.INVALID_TYPE.at(
                        at, "Expected " + words(rule) + " but found " + kind(found) + "." + instead(error));
            case "enum" ->
                ProblemCode.INVALID_ENUM.at(at, "The value is not one of those allowed: " + words(rule) + ".");
            case "minLength" ->
                ProblemCode.STRING_LENGTH.at(
                        at, "The text must have at least " + count(rule, "character", "characters") + ".");
            case "maxLength" ->
                ProblemCode.STRING_LENGTH.at(
                        at, "The text must have at most " + count(rule, "character", "characters") + ".");
            case "minimum" -> ProblemCode.OUT_OF_RANGE.at(at, "The value must be at least " + rule + ".");
            case "maximum" -> ProblemCode.OUT_OF_RANGE.at(at, "The value must be at most " + rule + ".");
            case "minItems" ->
                ProblemCode.OUT_OF_RANGE.at(at, "The list must have at least " + count(rule, "entry", "entries") + ".");
            case "maxItems" ->
                ProblemCode.OUT_OF_RANGE.at(at, "The list must have at most " + count(rule, "entry", "entries") + ".");
            case "format" -> format(at, rule.asString());
            case "pattern" -> ProblemCode.UNPROCESSABLE.at(at, "The value must match " + rule.asString() + ".");
            default -> ProblemCode.UNPROCESSABLE.at(at, "The value is not acceptable: " + error.getMessage() + ".");
        };
    }

    /** What to do for whoever has sent another type than is wanted, as far as that can be told. */
    private String instead(Error error) {
        JsonNode schema = schemas.node(
                JsonPointer.compile(error.getSchemaLocation().getFragment().toString())
                        .head());
        String told = schema.path(INSTEAD).asString("");
        if (!told.isEmpty()) {
            return " " + told;
        }
        JsonNode found = error.getInstanceNode();
        List<String> names = List.copyOf(schema.path("properties").propertyNames());
        if (found.isArray() && !names.isEmpty() && names.size() <= MOST_NAMES) {
            return " Send one object, which may have " + String.join(", ", names) + ".";
        }
        return found.isObject() && words(error.getSchemaNode()).contains("string")
                ? " Send the string itself, not an object that has it."
                : "";
    }

    private static Problem format(String at, String format) {
        return switch (format) {
            case "uuid" -> ProblemCode.INVALID_ID_VALUE.at(at, "The value must be a UUID.");
            case "uri" ->
                ProblemCode.INVALID_URL.at(at, "The value must be an absolute URL, such as https://example.com/hooks.");
            case "date-time" ->
                ProblemCode.INVALID_TYPE.at(
                        at,
                        "The value must be an ISO 8601 date and time with an offset, such as 2026-03-19T10:00:00Z.");
            default -> ProblemCode.UNPROCESSABLE.at(at, "The value must be a valid " + format + ".");
        };
    }

    /** The entries of a type or enum rule in words; null, which clears an attribute, is left out. */
    private static String words(JsonNode rule) {
        if (!rule.isArray()) {
            return rule.asString();
        }
        List<String> words = new ArrayList<>();
        for (JsonNode entry : rule) {
            if (!entry.isNull() && !entry.asString().equals("null")) {
                words.add(entry.asString());
            }
        }
        return String.join(" or ", words);
    }

    private static String count(JsonNode number, String one, String several) {
        return number + " " + (number.intValue() == 1 ? one : several);
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case BOOLEAN -> "a boolean";
            case NUMBER -> node.isIntegralNumber() ? "an integer" : "a number";
            default -> "null";
        };
    }
}
