package dev.portwright.testkit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a request, put together attribute by attribute: {@code Body.of("misc.type",
 * "full").with("documents.loa", loa)}. It does not change; each {@code with} makes another one.
 */
public final class Body {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final ObjectNode json;

    private Body(ObjectNode json) {
        this.json = json;
    }

    /** A body with nothing in it. */
    public static Body empty() {
        return new Body(MAPPER.createObjectNode());
    }

    /** A body with one attribute, at a dotted path. */
    public static Body of(String path, @Nullable Object value) {
        return empty().with(path, value);
    }

    /** The body of an order for these numbers. */
    public static Body numbers(String... numbers) {
        return of("phone_numbers", numbers);
    }

    /**
     * The same with one more attribute, or with another value in its place.
     *
     * @param path its names, with dots between them
     * @param value text, a number, true or false, a time, null, or lists, maps and bodies of them
     */
    public Body with(String path, @Nullable Object value) {
        ObjectNode whole = json.deepCopy();
        ObjectNode at = whole;
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            JsonNode next = at.get(names[i]);
            at = next instanceof ObjectNode object ? object : at.putObject(names[i]);
        }
        at.set(names[names.length - 1], node(value));
        return new Body(whole);
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> MAPPER.nullNode();
            case Body body -> body.json;
            case Body[] bodies -> {
                var list = MAPPER.createArrayNode();
                for (Body body : bodies) {
                    list.add(body.json);
                }
                yield list;
            }
            case Instant time -> MAPPER.valueToTree(time.toString());
            default -> MAPPER.valueToTree(value);
        };
    }

    /** The JSON of it. */
    @Override
    public String toString() {
        return json.toString();
    }
}
