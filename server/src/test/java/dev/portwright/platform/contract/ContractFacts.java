package dev.portwright.platform.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What an API description says of an operation, flattened so that two descriptions can be compared: parameters by their
 * normal form, fields by dotted path with {@code []} for the entries of a list.
 */
record ContractFacts(
        Map<String, Fact> parameters, Map<String, Fact> request, Map<String, Fact> response, Set<String> media) {
    private static final int DEEPEST = 12;

    /** The types a value may have and, if they are restricted, its values. */
    record Fact(Set<String> types, Set<String> values) {
        static Fact empty() {
            return new Fact(new TreeSet<>(), new TreeSet<>());
        }

        void add(JsonNode schema) {
            strings(schema.path("type")).forEach(types::add);
            schema.path("enum").forEach(value -> {
                if (!value.isNull()) {
                    values.add(value.asString());
                }
            });
        }
    }

    /** Reads the operation out of a description. */
    static ContractFacts of(JsonNode document, String method, String path) {
        JsonNode item = document.path("paths").path(path);
        JsonNode operation = item.path(method);
        Map<String, Fact> parameters = new TreeMap<>();
        for (JsonNode owner : List.of(item, operation)) {
            owner.path("parameters").forEach(entry -> {
                JsonNode parameter = Operation.resolve(document, entry);
                parameter(document, parameter.path("name").asString(), parameter.path("schema"), parameters);
            });
        }
        Map<String, Fact> request = new TreeMap<>();
        JsonNode body = Operation.resolve(document, operation.path("requestBody"));
        collect(document, jsonSchema(body), "", request, 0);
        Map<String, Fact> response = new TreeMap<>();
        Set<String> media = new TreeSet<>();
        operation.path("responses").properties().stream()
                .filter(entry -> entry.getKey().startsWith("2"))
                .map(entry -> Operation.resolve(document, entry.getValue()))
                .forEach(answer -> {
                    answer.path("content").propertyNames().forEach(media::add);
                    collect(document, jsonSchema(answer), "", response, 0);
                });
        return new ContractFacts(parameters, request, response, media);
    }

    /** Reads what {@code contract-tests/tools/facts.mjs} has written of an operation. */
    static ContractFacts stored(JsonNode fact) {
        Map<String, Fact> parameters = new TreeMap<>();
        fact.path("parameters").properties().forEach(entry -> {
            Fact known = parameters.computeIfAbsent(QueryParameter.key(entry.getKey()), key -> Fact.empty());
            stored(entry.getValue(), known);
        });
        Map<String, Fact> response = new TreeMap<>();
        Set<String> media = new TreeSet<>();
        fact.path("responses").forEach(answer -> {
            media.addAll(strings(answer.path("media")));
            response.putAll(storedAll(answer.path("body")));
        });
        return new ContractFacts(parameters, storedAll(fact.path("request")), response, media);
    }

    /** What the other operation has and this one lacks, in words. */
    List<String> lacks(ContractFacts wanted) {
        List<String> missing = new ArrayList<>();
        lacks("parameter", parameters, wanted.parameters, missing);
        lacks("request field", request, wanted.request, missing);
        lacks("response field", response, wanted.response, missing);
        wanted.media.stream().filter(type -> !media.contains(type)).forEach(type -> missing.add("media type " + type));
        return missing;
    }

    private static void lacks(String kind, Map<String, Fact> ours, Map<String, Fact> wanted, List<String> missing) {
        wanted.forEach((name, fact) -> {
            Fact own = ours.get(name);
            if (own == null) {
                missing.add(kind + " " + name);
                return;
            }
            fact.types.stream()
                    .filter(type -> !own.types.contains(type))
                    .forEach(type -> missing.add(kind + " " + name + " as " + type));
            fact.values.stream()
                    .filter(value -> !own.values.isEmpty() && !own.values.contains(value))
                    .forEach(value -> missing.add(kind + " " + name + " with value " + value));
        });
    }

    private static Map<String, Fact> storedAll(JsonNode facts) {
        Map<String, Fact> all = new LinkedHashMap<>();
        facts.properties().forEach(entry -> {
            Fact fact = Fact.empty();
            stored(entry.getValue(), fact);
            all.put(entry.getKey(), fact);
        });
        return all;
    }

    private static void stored(JsonNode node, Fact fact) {
        fact.types.addAll(strings(node.path("types")));
        fact.values.addAll(strings(node.path("values")));
    }

    /** A parameter that is an object is one parameter for each leaf. */
    private static void parameter(JsonNode document, String name, JsonNode schema, Map<String, Fact> found) {
        JsonNode node = Operation.resolve(document, schema);
        if (node.has("properties")) {
            node.path("properties")
                    .properties()
                    .forEach(entry -> parameter(document, name + "[" + entry.getKey() + "]", entry.getValue(), found));
            return;
        }
        boolean list = node.path("type").asString("").equals("array");
        JsonNode value = list ? Operation.resolve(document, node.path("items")) : node;
        found.computeIfAbsent(QueryParameter.key(name), key -> Fact.empty()).add(value);
    }

    private static void collect(JsonNode document, JsonNode schema, String at, Map<String, Fact> found, int depth) {
        JsonNode node = Operation.resolve(document, schema);
        if (node.isMissingNode() || depth > DEEPEST) {
            return;
        }
        if (!at.isEmpty()) {
            found.computeIfAbsent(at, key -> Fact.empty()).add(node);
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            node.path(choice).forEach(part -> collect(document, part, at, found, depth + 1));
        }
        node.path("properties").properties().forEach(entry -> {
            String name = at.isEmpty() ? entry.getKey() : at + "." + entry.getKey();
            collect(document, entry.getValue(), name, found, depth + 1);
        });
        if (node.has("items")) {
            collect(document, node.path("items"), at + "[]", found, depth + 1);
        }
    }

    private static JsonNode jsonSchema(JsonNode body) {
        return body.path("content").path("application/json").path("schema");
    }

    private static List<String> strings(JsonNode node) {
        List<String> strings = new ArrayList<>();
        if (node.isString()) {
            strings.add(node.asString());
        }
        node.forEach(entry -> strings.add(entry.asString()));
        return strings;
    }
}
