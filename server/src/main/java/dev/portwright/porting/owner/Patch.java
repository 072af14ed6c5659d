package dev.portwright.porting.owner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object of a PATCH body, read as RFC 7396 has it: what is missing keeps its current value, null clears, and null in
 * place of an object clears everything in it. The body has been checked against the API description before.
 */
final class Patch {
    private static final Patch KEEP = new Patch(null, false);
    private static final Patch CLEAR = new Patch(null, true);

    private final @Nullable JsonNode node;
    private final boolean clear;

    private Patch(@Nullable JsonNode node, boolean clear) {
        this.node = node;
        this.clear = clear;
    }

    static Patch of(JsonNode body) {
        return new Patch(body, false);
    }

    Patch object(String name) {
        JsonNode value = given(name);
        if (clear || (value != null && value.isNull())) {
            return CLEAR;
        }
        return value == null ? KEEP : new Patch(value, false);
    }

    /** True when the body says something about the attribute, be it that it is null. */
    boolean has(String name) {
        return clear || given(name) != null;
    }

    /** True when the body gives the attribute null, or null for an object around it. */
    boolean clears(String name) {
        JsonNode value = given(name);
        return value == null ? clear : value.isNull();
    }

    /** A text; a number sent in its place is taken as its digits. */
    @Nullable
    String text(String name, @Nullable String current) {
        JsonNode value = given(name);
        if (value == null) {
            return clear ? null : current;
        }
        if (value.isNull()) {
            return null;
        }
        // 1e3 is an integer too, and its digits are 1000.
        return value.isNumber() ? value.bigIntegerValue().toString() : value.asString();
    }

    /** One of the words that the API description allows. */
    <T> @Nullable T word(String name, @Nullable T current, Function<String, T> meaning) {
        JsonNode value = given(name);
        if (value == null) {
            return clear ? null : current;
        }
        return value.isNull() ? null : meaning.apply(value.asString());
    }

    @Nullable
    Integer integer(String name, @Nullable Integer current) {
        JsonNode value = given(name);
        if (value == null) {
            return clear ? null : current;
        }
        return value.isNull() ? null : value.intValue();
    }

    boolean bool(String name, boolean current, boolean whenCleared) {
        JsonNode value = given(name);
        if (value == null) {
            return clear ? whenCleared : current;
        }
        return value.isNull() ? whenCleared : value.booleanValue();
    }

    List<String> texts(String name, List<String> current) {
        JsonNode value = given(name);
        if (value == null) {
            return clear ? List.of() : current;
        }
        List<String> texts = new ArrayList<>();
        value.forEach(entry -> texts.add(entry.asString()));
        return List.copyOf(texts);
    }

    /** The entries of a list of objects; empty when it is missing or null. */
    List<Patch> objects(String name) {
        JsonNode value = given(name);
        List<Patch> objects = new ArrayList<>();
        if (value != null) {
            value.forEach(entry -> objects.add(new Patch(entry, false)));
        }
        return objects;
    }

    private @Nullable JsonNode given(String name) {
        return node == null ? null : node.get(name);
    }
}
