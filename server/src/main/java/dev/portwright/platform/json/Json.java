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
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON. Wire records have Java names; on the wire they are snake_case. */
public final class Json {
    /** The deepest nesting of objects and arrays that a body may have. */
    public static final int MAX_DEPTH = 32;

    private static final int MAX_NUMBER_LENGTH = 100;

    /** Of a number with a fraction or an exponent; as many as a long always holds. */
    private static final int MAX_WHOLE_DIGITS = 18;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** Writes a wire record, a map or a node as UTF-8 bytes. */
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** Like {@link #bytes}, but holds no more than so many bytes: empty when there would be more. */
    public static Optional<byte[]> bytesUpTo(int most, Object value) {
        BoundedBytes bytes = new BoundedBytes(most);
        try {
            MAPPER.writeValue(bytes, value);
            return Optional.of(bytes.toByteArray());
        } catch (JacksonException | BoundedBytes.Full e) {
            if (bytes.full()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Writes a wire record, a map or a node as text. */
    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Reads JSON that this product has written itself. */
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** Reads JSON that this product has written itself. */
    public static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    /** Reads JSON that this product has written itself. */
    public static JsonNode read(byte[] json) {
        return MAPPER.readTree(json);
    }

    /**
     * Reads the body of a request.
     *
     * @throws ApiException 10023 when it is not one well-formed UTF-8 JSON document, is nested more than {@value
     *     #MAX_DEPTH} deep or names a key twice; 10015 for each string that holds a NUL character or half a surrogate
     *     pair, which no database text can hold; 10033 for each number with an extreme exponent
     */
    public static JsonNode readBody(byte[] body) {
        JsonNode node = parse(body);
        Problems problems = new Problems();
        refuseUnusable(node, JsonPointer.empty(), problems);
        problems.throwIfAny();
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
        } catch (StreamConstraintsException e) {
            throw invalid(
                    "The body is nested more than " + MAX_DEPTH + " deep or holds a number of more than 100 digits.");
        } catch (JacksonException e) {
            throw invalid(explain(e));
        } catch (NumberFormatException | ArithmeticException e) {
            throw invalid("The body holds a number whose exponent is out of all range.");
        }
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

    private static ApiException invalid(String detail) {
        return new ApiException(ProblemCode.INVALID_JSON.because(detail));
    }

    private static void refuseUnusable(JsonNode node, JsonPointer at, Problems problems) {
        switch (node.getNodeType()) {
            case STRING -> {
                if (unstorable(node.stringValue())) {
                    problems.add(unstorableText(at));
                }
            }
            case ARRAY -> {
                for (int i = 0; i < node.size(); i++) {
                    refuseUnusable(node.get(i), at.appendIndex(i), problems);
                }
            }
            case OBJECT -> {
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    if (unstorable(field.getKey())) {
                        problems.add(unstorableText(at));
                    } else {
                        refuseUnusable(field.getValue(), at.appendProperty(field.getKey()), problems);
                    }
                }
            }
            case NUMBER -> {
                if (!node.isIntegralNumber() && isExtreme(node.decimalValue())) {
                    problems.add(ProblemCode.OUT_OF_RANGE.at(
                            at.toString(), "The number is far larger or smaller than any value of this API."));
                }
            }
            default -> {}
        }
    }

    /** A few characters of exponent can stand for millions of digits, which whoever writes the number out would make. */
    private static boolean isExtreme(BigDecimal number) {
        return (long) number.precision() - number.scale() > MAX_WHOLE_DIGITS || number.scale() > MAX_NUMBER_LENGTH;
    }

    private static Problem unstorableText(JsonPointer at) {
        return ProblemCode.BAD_REQUEST.at(
                at.toString(), "The text holds a NUL character or half a surrogate pair. Remove it.");
    }

    /** True for text that PostgreSQL cannot hold: a NUL character or a surrogate without its other half. */
    public static boolean unstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return true;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
