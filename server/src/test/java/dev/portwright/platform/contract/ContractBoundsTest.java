package dev.portwright.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nothing that a client sends is without a bound in the API description. */
class ContractBoundsTest {
    private static final JsonNode DOCUMENT = document();

    private final List<String> unbounded = new ArrayList<>();

    @Test
    void everyTextAndEveryListOfABodyHasAMost() {
        int bodies = 0;
        for (JsonNode path : DOCUMENT.path("paths")) {
            for (JsonNode operation : path) {
                JsonNode body = Operation.resolve(DOCUMENT, operation.path("requestBody"));
                JsonNode schema = body.at("/content/application~1json/schema");
                if (!schema.isMissingNode()) {
                    bodies++;
                    walk(operation.path("operationId").asString(), schema, new HashSet<>());
                }
            }
        }
        assertThat(bodies).isGreaterThan(20);
        assertThat(unbounded).isEmpty();
    }

    @Test
    void everyTextOfAQueryHasAMost() {
        for (JsonNode path : DOCUMENT.path("paths")) {
            for (JsonNode operation : path) {
                for (JsonNode reference : operation.path("parameters")) {
                    JsonNode parameter = Operation.resolve(DOCUMENT, reference);
                    JsonNode schema = Operation.resolve(DOCUMENT, parameter.path("schema"));
                    JsonNode value = schema.has("items") ? schema.path("items") : schema;
                    if (parameter.path("in").asString().equals("query")) {
                        walk(
                                operation.path("operationId").asString() + " "
                                        + parameter.path("name").asString(),
                                value,
                                new HashSet<>());
                    }
                }
            }
        }
        assertThat(unbounded).isEmpty();
    }

    private void walk(String at, JsonNode reference, Set<JsonNode> above) {
        JsonNode schema = Operation.resolve(DOCUMENT, reference);
        if (!above.add(schema)) {
            unbounded.add(at + " holds itself");
            return;
        }
        Set<String> types = types(schema);
        boolean chosen = schema.has("enum")
                || schema.has("const")
                || schema.path("format").asString("").equals("uuid");
        if (types.contains("string") && !chosen && !schema.has("maxLength")) {
            unbounded.add(at + " has no maxLength");
        }
        if (types.contains("array") && !schema.has("maxItems")) {
            unbounded.add(at + " has no maxItems");
        }
        if (schema.path("additionalProperties").isObject() && !schema.has("maxProperties")) {
            unbounded.add(at + " has no maxProperties");
        }
        schema.path("properties")
                .properties()
                .forEach(entry -> walk(at + "/" + entry.getKey(), entry.getValue(), new HashSet<>(above)));
        if (schema.has("items")) {
            walk(at + "[]", schema.path("items"), new HashSet<>(above));
        }
        for (String choice : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(choice).forEach(part -> walk(at, part, new HashSet<>(above)));
        }
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = new HashSet<>();
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            type.forEach(one -> types.add(one.asString()));
        } else {
            types.add(type.asString(""));
        }
        return types;
    }

    private static JsonNode document() {
        try (InputStream stream = ContractBoundsTest.class.getResourceAsStream("/META-INF/openapi.json")) {
            return Json.read(Objects.requireNonNull(stream).readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
