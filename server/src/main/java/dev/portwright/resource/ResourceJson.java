package dev.portwright.resource;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A resource on the wire: exactly what the schema of its kind has, null where there is nothing. */
final class ResourceJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ResourceJson() {}

    /** @param kind the kind as which it is shown, which may be a view */
    static ObjectNode of(Kind kind, Resource resource) {
        ObjectNode json = NODES.objectNode();
        for (Attribute attribute : kind.attributes()) {
            if (!attribute.writeOnly()) {
                json.set(attribute.name(), value(kind, resource, attribute));
            }
        }
        return json;
    }

    private static JsonNode value(Kind kind, Resource resource, Attribute attribute) {
        return switch (attribute.name()) {
            case "id" -> NODES.stringNode(resource.id());
            case "record_type" -> NODES.stringNode(resource.kind());
            case "organization_id" -> NODES.stringNode(resource.accountId().toString());
            case "created_at" -> NODES.stringNode(resource.createdAt().toString());
            case "updated_at" -> NODES.stringNode(resource.updatedAt().toString());
            default -> shown(attribute, ofBody(kind, resource, attribute));
        };
    }

    private static JsonNode ofBody(Kind kind, Resource resource, Attribute attribute) {
        for (String path : kind.keysOf(attribute.name())) {
            JsonNode found = Bodies.at(resource.body(), path);
            if (!found.isMissingNode()) {
                return found;
            }
        }
        return Bodies.otherwise(attribute);
    }

    /** Bodies that were kept before the schema grew lack what is new. */
    private static JsonNode shown(Attribute attribute, JsonNode kept) {
        if (!attribute.isObject() || !kept.isObject()) {
            return kept;
        }
        return members(attribute.attributes(), kept);
    }

    private static ObjectNode members(List<Attribute> attributes, JsonNode kept) {
        ObjectNode members = NODES.objectNode();
        for (Attribute attribute : attributes) {
            if (!attribute.writeOnly()) {
                JsonNode value = kept.has(attribute.name()) ? kept.path(attribute.name()) : Bodies.otherwise(attribute);
                members.set(attribute.name(), shown(attribute, value));
            }
        }
        return members;
    }
}
