package dev.portwright.platform.json;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problems;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON. Wire records have Java names; on the wire they are snake_case. */
public final class Json {
    /** The deepest nesting of objects and arrays that a body may have. */
    public static final int MAX_DEPTH = 32;

    /**
     * The most tokens that a body may have: keys, values, and beginnings and ends of objects and arrays. Some more
     * than the largest body in order has, the activation statuses of 10,000 numbers; in memory they take some 7 MB, while
     * an empty array takes thirty times its text.
     */
    public static final int MAX_TOKENS = 65_000;

    /** The longest key that a body may have, in characters. */
    public static final int MAX_KEY = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder()
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

    /** What a wire record, a map or a node is as JSON. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
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
     * @param problems gets 10015 for each string that holds a NUL character or half a surrogate pair, which no database
     *     text can hold, and 10033 for each number with an extreme exponent; these are not in what is returned: members of
     *     objects are missing, entries of lists null
     * @throws ApiException 10023 when it is not one well-formed UTF-8 JSON document, is nested more than {@value
     *     #MAX_DEPTH} deep, has more than {@value #MAX_TOKENS} tokens or a key of more than {@value #MAX_KEY} characters,
     *     or names a key twice
     */
    public static JsonNode readBody(byte[] body, Problems problems) {
        return BodyReader.read(body, problems);
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
