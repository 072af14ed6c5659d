package dev.portwright.platform.json;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Reads the body of a request strictly, and within bounds that hold whatever the body is. */
final class BodyReader {
    private static final int MAX_NUMBER_LENGTH = 100;

    /** Of a number with a fraction or an exponent; as many as a long always holds. */
    private static final int MAX_WHOLE_DIGITS = 18;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Json.MAX_DEPTH)
                            .maxTokenCount(Json.MAX_TOKENS)
                            .maxNameLength(Json.MAX_KEY)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Problems problems;

    private BodyReader(Problems problems) {
        this.problems = problems;
    }

    /** Reads the body, without what cannot be used; that is added to the problems. */
    static JsonNode read(byte[] body, Problems problems) {
        JsonNode node = parse(body);
        new BodyReader(problems).takeOutUnusable(node, null);
        return node;
    }

    private static JsonNode parse(byte[] body) {
        if (body.length == 0) {
            throw invalid("The request has no body. Send a JSON object.");
        }
        // No JSON in UTF-8 begins like this, but every one in UTF-16 or UTF-32, which the parser would take.
        if (body[0] == 0 || (body.length > 1 && body[1] == 0)) {
            throw invalid("The body is not valid UTF-8.");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw invalid("The body is not valid UTF-8.");
        }
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node == null || node.isMissingNode()) {
                throw invalid("The request has no body. Send a JSON object.");
            }
            return node;
        } catch (JacksonException e) {
            throw refused(e);
        } catch (NumberFormatException | ArithmeticException e) {
            throw invalid("The body holds a number whose exponent is out of all range.");
        }
    }

    static ApiException refused(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return invalid("The body is too intricate. It may be nested %d deep and have %,d keys, values and brackets,"
                            .formatted(Json.MAX_DEPTH, Json.MAX_TOKENS)
                    + " keys of %d characters and numbers of %d digits.".formatted(Json.MAX_KEY, MAX_NUMBER_LENGTH));
        }
        return invalid(explain(e));
    }

    private static String explain(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        String place = location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        String message = e.getOriginalMessage();
        if (message != null && message.startsWith("Duplicate")) {
            return "An object of the body has the same key twice" + place + ". Give each key once.";
        }
        return "The body is not well-formed JSON" + place + ".";
    }

    static ApiException invalid(String detail) {
        return new ApiException(ProblemCode.INVALID_JSON.because(detail));
    }

    /**
     * Goes through the body and takes out what cannot be used: members of objects are missing then, entries of lists are
     * null, so that the others keep their places.
     *
     * @return false when the node itself cannot be used
     */
    private boolean takeOutUnusable(JsonNode node, @Nullable Place at) {
        switch (node.getNodeType()) {
            case STRING -> {
                if (Json.unstorable(node.stringValue())) {
                    problems.add(unstorableText(at));
                    return false;
                }
            }
            case ARRAY -> {
                for (int i = 0; i < node.size(); i++) {
                    if (!takeOutUnusable(node.get(i), new Place(at, null, i))) {
                        ((ArrayNode) node).setNull(i);
                    }
                }
            }
            case OBJECT -> node.properties().removeIf(field -> !isUsable(field, at));
            case NUMBER -> {
                if (!node.isIntegralNumber() && isExtreme(node.decimalValue())) {
                    problems.add(ProblemCode.OUT_OF_RANGE.at(
                            Place.pointer(at), "The number is far larger or smaller than any value of this API."));
                    return false;
                }
            }
            default -> {}
        }
        return true;
    }

    private boolean isUsable(Map.Entry<String, JsonNode> field, @Nullable Place at) {
        if (Json.unstorable(field.getKey())) {
            problems.add(unstorableText(at));
            return false;
        }
        return takeOutUnusable(field.getValue(), new Place(at, field.getKey(), 0));
    }

    /** A few characters of exponent can stand for millions of digits, which whoever writes the number out would make. */
    private static boolean isExtreme(BigDecimal number) {
        return (long) number.precision() - number.scale() > MAX_WHOLE_DIGITS || number.scale() > MAX_NUMBER_LENGTH;
    }

    private static Problem unstorableText(@Nullable Place at) {
        return ProblemCode.BAD_REQUEST.at(
                Place.pointer(at), "The text holds a NUL character or half a surrogate pair. Remove it.");
    }

    /**
     * A place in the body by the way that leads there; null is the body itself. A pointer copies every key on its way,
     * so it is only made where there is a problem.
     *
     * @param key of a member; null for an entry of an array, which is at {@code index}
     */
    private record Place(@Nullable Place parent, @Nullable String key, int index) {
        static String pointer(@Nullable Place place) {
            return made(place).toString();
        }

        private static JsonPointer made(@Nullable Place place) {
            if (place == null) {
                return JsonPointer.empty();
            }
            JsonPointer parent = made(place.parent);
            return place.key == null ? parent.appendIndex(place.index) : parent.appendProperty(place.key);
        }
    }
}
