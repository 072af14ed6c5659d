package dev.portwright.resource;

import dev.portwright.history.AttributeChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients send made into what is kept: every attribute of the kind has a value, and nothing else is there. */
final class Bodies {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Bodies() {}

    /** A new body of what is given; what there cannot be yet is passed over. */
    static ObjectNode created(Kind kind, JsonNode given) {
        kind.later().forEach(path -> atHolder(given, path, ObjectNode::remove));
        return merged(kind.attributes(), NODES.objectNode(), given);
    }

    /** A body of what is given and of nothing that was there before, but for what the server gives. */
    static ObjectNode replaced(Kind kind, ObjectNode old, JsonNode given) {
        ObjectNode kept = NODES.objectNode();
        kind.attributes().stream()
                .filter(attribute -> attribute.readOnly() && old.has(attribute.name()))
                .forEach(attribute -> kept.set(attribute.name(), old.path(attribute.name())));
        return merged(kind.attributes(), kept, given);
    }

    /** A body changed by what is given (RFC 7396), with what an attribute is by itself in the place of null. */
    static ObjectNode merged(Kind kind, ObjectNode old, JsonNode given) {
        return merged(kind.attributes(), old, given);
    }

    private static ObjectNode merged(List<Attribute> attributes, JsonNode old, JsonNode given) {
        ObjectNode merged = NODES.objectNode();
        for (Attribute attribute : attributes) {
            String name = attribute.name();
            JsonNode before = old.has(name) ? old.path(name) : otherwise(attribute);
            JsonNode wanted = given.path(name);
            merged.set(
                    name, attribute.readOnly() || wanted.isMissingNode() ? before : value(attribute, before, wanted));
        }
        return merged;
    }

    private static JsonNode value(Attribute attribute, JsonNode before, JsonNode wanted) {
        if (wanted.isNull()) {
            return otherwise(attribute);
        }
        if (attribute.isObject()) {
            return merged(attribute.attributes(), before, wanted);
        }
        if (wanted.isArray() && !attribute.entries().isEmpty()) {
            ArrayNode entries = NODES.arrayNode();
            wanted.forEach(entry -> entries.add(merged(attribute.entries(), NODES.objectNode(), entry)));
            return entries;
        }
        return attribute.type().equals("integer") ? whole(wanted) : wanted;
    }

    /** 5060.0 is a whole number to JSON Schema, and another text than 5060. The same number is the same node. */
    private static JsonNode whole(JsonNode number) {
        if (number.canConvertToInt()) {
            return NODES.numberNode(number.intValue());
        }
        return number.canConvertToLong() ? NODES.numberNode(number.longValue()) : number;
    }

    /** What an attribute is when nobody gives it a value. */
    static JsonNode otherwise(Attribute attribute) {
        boolean made = attribute.isObject() && attribute.otherwise().isNull() && !attribute.absent();
        return made
                ? merged(attribute.attributes(), NODES.objectNode(), MissingNode.getInstance())
                : attribute.otherwise();
    }

    /** What stands at a path with dots; a missing node when nothing does. */
    static JsonNode at(JsonNode body, String path) {
        JsonNode found = body;
        for (String name : path.split("\\.", -1)) {
            found = found.path(name);
        }
        return found;
    }

    /** The text at a path with dots; null when there is none. */
    static @Nullable String text(JsonNode body, String path) {
        JsonNode value = at(body, path);
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }

    /** Puts a value where a path with dots leads. */
    static void set(ObjectNode body, String path, JsonNode value) {
        atHolder(body, path, (holder, name) -> holder.set(name, value));
    }

    /** Does something with what has the last name of a path with dots, and that name; nothing when there is no such object. */
    private static void atHolder(JsonNode body, String path, BiConsumer<ObjectNode, String> action) {
        int dot = path.lastIndexOf('.');
        JsonNode holder = dot < 0 ? body : at(body, path.substring(0, dot));
        if (holder instanceof ObjectNode object) {
            action.accept(object, path.substring(dot + 1));
        }
    }

    /** What differs, attribute by attribute. */
    static List<AttributeChange> changes(Kind kind, JsonNode before, JsonNode after) {
        List<AttributeChange> changes = new ArrayList<>();
        changes(kind.attributes(), "", before, after, changes);
        return changes;
    }

    private static void changes(
            List<Attribute> attributes, String prefix, JsonNode before, JsonNode after, List<AttributeChange> changes) {
        for (Attribute attribute : attributes) {
            JsonNode was = before.path(attribute.name());
            JsonNode is = after.path(attribute.name());
            if (was.isObject() && is.isObject() && attribute.isObject()) {
                changes(attribute.attributes(), prefix + attribute.name() + ".", was, is, changes);
            } else if (!was.equals(is) && (orNull(was) != null || orNull(is) != null)) {
                changes.add(new AttributeChange(prefix + attribute.name(), orNull(was), orNull(is)));
            }
        }
    }

    private static @Nullable JsonNode orNull(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value;
    }
}
