package dev.portwright.platform.contract.bundle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Small things to do with parts of an OpenAPI document. */
final class Nodes {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private static final List<String> ORDER_OF_AN_OPERATION = List.of(
            "operationId", "tags", "summary", "description", "security", "parameters", "requestBody", "responses");

    private Nodes() {}

    /** Shows each operation of a path with the pointer that leads to it from the beginning of its file. */
    static void operations(JsonNode paths, BiConsumer<JsonPointer, ObjectNode> each) {
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> entry : List.copyOf(path.getValue().properties())) {
                if (METHODS.contains(entry.getKey()) && entry.getValue() instanceof ObjectNode operation) {
                    each.accept(pointer("paths", path.getKey(), entry.getKey()), operation);
                }
            }
        }
    }

    /** Shows each reference below a node with the pointer that leads to it. */
    static void references(JsonNode node, JsonPointer at, BiConsumer<JsonPointer, String> each) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                references(node.path(i), at.appendIndex(i), each);
            }
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonPointer there = at.appendProperty(entry.getKey());
            if (entry.getKey().equals("$ref") && entry.getValue().isString()) {
                each.accept(there, entry.getValue().asString());
            } else {
                references(entry.getValue(), there, each);
            }
        }
    }

    static ObjectNode reference(String kind, String name) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/" + kind + "/" + name);
    }

    /** What a node refers to, or the node itself. */
    static JsonNode resolved(JsonNode document, JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? document.at(reference.asString().substring(1)) : node;
    }

    static JsonPointer pointer(String... names) {
        JsonPointer pointer = JsonPointer.empty();
        for (String name : names) {
            pointer = pointer.appendProperty(name);
        }
        return pointer;
    }

    /** Puts these keys first, in this order. */
    static void order(ObjectNode node, List<String> first) {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        for (String key : first) {
            if (node.has(key)) {
                ordered.set(key, node.get(key));
            }
        }
        node.properties().forEach(entry -> ordered.putIfAbsent(entry.getKey(), entry.getValue()));
        node.removeAll();
        node.setAll(ordered);
    }

    /** Puts what an operation is made of into the order in which people read it, and its answers into that of statuses. */
    static void orderOperation(ObjectNode operation) {
        order(operation, ORDER_OF_AN_OPERATION);
        if (operation.path("responses") instanceof ObjectNode responses) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            responses.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            responses.removeAll();
            responses.setAll(sorted);
        }
    }
}
