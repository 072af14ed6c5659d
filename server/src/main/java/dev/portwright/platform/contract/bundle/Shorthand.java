package dev.portwright.platform.contract.bundle;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes out what a file says in short: what {@code each} path and operation of a room has, components by their bare
 * names, and the two forms of answers, {@code data: Schema} and {@code page: Schema}.
 */
final class Shorthand {
    private static final List<String> OF_AN_OPERATION = List.of("tags", "security", "responses");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Source source;
    private final Faults faults;

    private Shorthand(Source source, Faults faults) {
        this.source = source;
        this.faults = faults;
    }

    static void writeOut(Source source, Faults faults) {
        Shorthand shorthand = new Shorthand(source, faults);
        shorthand.paths();
        shorthand.responses(source.components().path("responses"), Nodes.pointer("components", "responses"));
        for (Map.Entry<String, JsonNode> stamp : source.tree().path("stamps").properties()) {
            JsonPointer at = Nodes.pointer("stamps", stamp.getKey());
            for (Map.Entry<String, JsonNode> part : stamp.getValue().properties()) {
                String kind = part.getKey().equals("responses") ? "responses" : "headers";
                shorthand.names(part.getValue(), kind, at.appendProperty(part.getKey()));
            }
        }
    }

    private void paths() {
        JsonNode each = source.tree().path("each");
        for (String key : each.propertyNames()) {
            if (!key.equals("servers") && !OF_AN_OPERATION.contains(key)) {
                faults.at(
                        source.place(Nodes.pointer("each", key)),
                        "'each' may hold servers, tags, security and responses, not '" + key + "'.");
            }
        }
        for (Map.Entry<String, JsonNode> path : source.paths().properties()) {
            if (path.getValue() instanceof ObjectNode item) {
                if (each.has("servers")) {
                    item.putIfAbsent("servers", each.path("servers").deepCopy());
                }
                Nodes.order(item, List.of("servers", "parameters"));
                parameters(item.path("parameters"));
            }
        }
        Nodes.operations(source.paths(), (at, operation) -> operation(at, operation, each));
    }

    private void operation(JsonPointer at, ObjectNode operation, JsonNode each) {
        for (String key : OF_AN_OPERATION) {
            if (each.has(key)) {
                operation.putIfAbsent(key, each.path(key).deepCopy());
            }
        }
        if (operation.path("responses") instanceof ObjectNode responses) {
            each.path("responses")
                    .properties()
                    .forEach(entry -> responses.putIfAbsent(
                            entry.getKey(), entry.getValue().deepCopy()));
        }
        parameters(operation.path("parameters"));
        responses(operation.path("responses"), at.appendProperty("responses"));
        Nodes.orderOperation(operation);
    }

    private static void parameters(JsonNode parameters) {
        if (parameters instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.path(i).isString()) {
                    array.set(i, Nodes.reference("parameters", array.path(i).asString()));
                }
            }
        }
    }

    private void names(JsonNode map, String kind, JsonPointer at) {
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            if (entry.getValue().isString()) {
                ((ObjectNode) map)
                        .set(
                                entry.getKey(),
                                Nodes.reference(kind, entry.getValue().asString()));
            } else if (!entry.getValue().isObject()) {
                faults.at(
                        source.place(at.appendProperty(entry.getKey())),
                        "The name of one of the " + kind + " belongs here.");
            }
        }
    }

    private void responses(JsonNode responses, JsonPointer at) {
        names(responses, "responses", at);
        for (Map.Entry<String, JsonNode> entry : responses.properties()) {
            if (entry.getValue() instanceof ObjectNode response) {
                JsonPointer there = at.appendProperty(entry.getKey());
                content(response, "data", there);
                content(response, "page", there);
            }
        }
    }

    private void content(ObjectNode response, String form, JsonPointer at) {
        JsonNode name = response.remove(form);
        if (name == null) {
            return;
        }
        if (!name.isString()) {
            faults.at(source.place(at.appendProperty(form)), "'" + form + "' takes the name of a schema.");
            return;
        }
        ObjectNode json = NODES.objectNode();
        json.set("schema", form.equals("data") ? one(name.asString()) : page(name.asString()));
        JsonNode examples = response.remove("examples");
        if (examples != null) {
            json.set("examples", examples);
        }
        ObjectNode content = NODES.objectNode();
        content.set("application/json", json);
        JsonNode others = response.remove("content");
        if (others != null) {
            content.setAll((ObjectNode) others);
        }
        response.set("content", content);
    }

    private static ObjectNode one(String schema) {
        ObjectNode envelope = envelope("data");
        ((ObjectNode) envelope.path("properties")).set("data", Nodes.reference("schemas", schema));
        return envelope;
    }

    private static ObjectNode page(String schema) {
        ObjectNode entries = NODES.objectNode().put("type", "array");
        entries.set("items", Nodes.reference("schemas", schema));
        ObjectNode envelope = envelope("data", "meta");
        ObjectNode properties = (ObjectNode) envelope.path("properties");
        properties.set("data", entries);
        properties.set("meta", Nodes.reference("schemas", "PaginationMeta"));
        return envelope;
    }

    private static ObjectNode envelope(String... required) {
        ObjectNode envelope = NODES.objectNode().put("type", "object");
        ArrayNode names = envelope.putArray("required");
        for (String name : required) {
            names.add(name);
        }
        envelope.putObject("properties");
        return envelope;
    }
}
