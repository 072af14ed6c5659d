package dev.portwright.platform.contract.bundle;

import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a server needs of the description to check requests: paths, query parameters and bodies with the schemas that
 * these refer to. It is an OpenAPI document as well, and a small part of the whole, which the server only hands out.
 */
final class RequestSide {
    private static final Set<String> FOR_PEOPLE = Set.of("description", "example", "examples", "default");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode document;
    private final ObjectNode side = NODES.objectNode();

    private RequestSide(JsonNode document) {
        this.document = document;
    }

    static ObjectNode of(ObjectNode document) {
        RequestSide request = new RequestSide(document);
        request.side.set("servers", document.path("servers"));
        ObjectNode paths = request.side.putObject("paths");
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            ObjectNode item = paths.putObject(path.getKey());
            if (path.getValue().has("servers")) {
                item.set("servers", path.getValue().path("servers"));
            }
        }
        Nodes.operations(
                document.path("paths"),
                (at, operation) -> request.operation(
                        (ObjectNode) paths.at(at.tail().head()), at.last().getMatchingProperty(), operation));
        return request.side;
    }

    private void operation(ObjectNode path, String method, JsonNode operation) {
        ObjectNode needed = path.putObject(method);
        needed.set("operationId", operation.path("operationId"));
        ArrayNode parameters = NODES.arrayNode();
        for (JsonNode parameter : operation.path("parameters")) {
            if (Nodes.resolved(document, parameter).path("in").asString().equals("query")) {
                JsonNode reference = parameter.path("$ref");
                parameters.add(
                        reference.isString()
                                ? NODES.objectNode().set("$ref", brought(reference))
                                : parameter(parameter));
            }
        }
        if (!parameters.isEmpty()) {
            needed.set("parameters", parameters);
        }
        JsonPointer json = Nodes.pointer("content", "application/json", "schema");
        JsonNode body = Nodes.resolved(document, operation.path("requestBody")).at(json);
        if (!body.isMissingNode()) {
            ObjectNode content = needed.putObject("requestBody").putObject("content");
            content.putObject("application/json").set("schema", schema(body));
        }
    }

    /** A schema without what it says to people only; what it refers to comes along. */
    private JsonNode schema(JsonNode schema) {
        if (schema.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            schema.forEach(part -> copy.add(schema(part)));
            return copy;
        }
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode copy = NODES.objectNode();
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            switch (keyword.getKey()) {
                case "properties", "patternProperties", "$defs", "dependentSchemas" -> {
                    // Below these stand names, which may be those of keywords.
                    ObjectNode named = copy.putObject(keyword.getKey());
                    keyword.getValue()
                            .properties()
                            .forEach(entry -> named.set(entry.getKey(), schema(entry.getValue())));
                }
                case "enum", "const", "required" -> copy.set(keyword.getKey(), keyword.getValue());
                case "$ref" -> copy.set("$ref", brought(keyword.getValue()));
                default -> {
                    if (!FOR_PEOPLE.contains(keyword.getKey())) {
                        copy.set(keyword.getKey(), schema(keyword.getValue()));
                    }
                }
            }
        }
        return copy;
    }

    private JsonNode parameter(JsonNode parameter) {
        ObjectNode query = NODES.objectNode();
        query.set("name", parameter.path("name"));
        query.set("in", parameter.path("in"));
        query.set("schema", schema(parameter.path("schema")));
        return query;
    }

    /** Sees to it that what is referred to is here too. */
    private JsonNode brought(JsonNode reference) {
        JsonPointer pointer = JsonPointer.compile(reference.asString().substring(1));
        String name = pointer.last().getMatchingProperty();
        ObjectNode others = side.withObject(pointer.head());
        if (!others.has(name)) {
            // There before it is read, should it refer to itself.
            others.putObject(name);
            boolean parameter = pointer.tail().matchesProperty("parameters");
            others.set(name, parameter ? parameter(document.at(pointer)) : schema(document.at(pointer)));
        }
        return reference;
    }
}
