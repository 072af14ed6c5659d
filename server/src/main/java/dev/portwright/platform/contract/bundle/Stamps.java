package dev.portwright.platform.contract.bundle;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes at each operation what all of its kind answer, refusals and headers, so that rooms need not. What a room has
 * written itself stays.
 *
 * <p>The kinds of an operation: {@code anyKey} and the name of the security scheme when it takes a key; {@code path},
 * {@code query} and {@code header} when it has such parameters, {@code body} when it has one, {@code parameters} when
 * it has any of these; the name of each component among its parameters.
 */
final class Stamps {
    private static final Set<String> KINDS = Set.of("anyKey", "path", "query", "header", "body", "parameters");

    private final ObjectNode document;
    private final ObjectNode stamps;
    private final Faults faults;

    /** The headers that each answer got: one that several operations share gets them once, and so the same. */
    private final IdentityHashMap<JsonNode, Map<String, JsonNode>> headers = new IdentityHashMap<>();

    private Stamps(Joined joined, Faults faults) {
        this.document = joined.document();
        this.stamps = joined.stamps();
        this.faults = faults;
    }

    static void put(Joined joined, List<Source> sources, Faults faults) {
        Stamps stamps = new Stamps(joined, faults);
        for (Source source : sources) {
            stamps.knowKinds(source);
            Nodes.operations(source.paths(), (at, operation) -> stamps.put(source, at, operation));
        }
    }

    private void knowKinds(Source source) {
        for (String kind : source.tree().path("stamps").propertyNames()) {
            boolean known = KINDS.contains(kind)
                    || document.at("/components/securitySchemes").has(kind)
                    || document.at("/components/parameters").has(kind);
            if (!known) {
                faults.at(
                        source.place(Nodes.pointer("stamps", kind)),
                        "There are no operations of the kind " + kind + ".");
            }
        }
    }

    private void put(Source source, JsonPointer at, ObjectNode operation) {
        Set<String> kinds = kinds(source.tree().at(at.head()), operation);
        ObjectNode responses = operation.withObject("/responses");
        for (Map.Entry<String, JsonNode> stamp : stamps.properties()) {
            if (kinds.contains(stamp.getKey())) {
                stamp.getValue()
                        .path("responses")
                        .properties()
                        .forEach(entry -> responses.putIfAbsent(
                                entry.getKey(), entry.getValue().deepCopy()));
            }
        }
        Nodes.orderOperation(operation);
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            boolean success = !response.getKey().matches("[45]..");
            if (Nodes.resolved(document, response.getValue()) instanceof ObjectNode answer) {
                Map<String, JsonNode> mine = headers(kinds, success);
                Map<String, JsonNode> before = headers.putIfAbsent(answer, mine);
                if (before == null) {
                    add(mine, answer);
                } else if (!before.keySet().equals(mine.keySet())) {
                    faults.at(
                            source.place(at.appendProperty("responses").appendProperty(response.getKey())),
                            "The answer is shared with operations of another kind, which send other headers. Write two.");
                }
            }
        }
    }

    private Map<String, JsonNode> headers(Set<String> kinds, boolean success) {
        Map<String, JsonNode> wanted = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> stamp : stamps.properties()) {
            if (kinds.contains(stamp.getKey())) {
                stamp.getValue()
                        .path("headers")
                        .properties()
                        .forEach(entry -> wanted.put(entry.getKey(), entry.getValue()));
                if (success) {
                    stamp.getValue()
                            .path("headersOfSuccess")
                            .properties()
                            .forEach(entry -> wanted.put(entry.getKey(), entry.getValue()));
                }
            }
        }
        return wanted;
    }

    private static void add(Map<String, JsonNode> wanted, ObjectNode answer) {
        if (!wanted.isEmpty()) {
            ObjectNode headers = answer.withObject("/headers");
            wanted.forEach((name, header) -> headers.putIfAbsent(name, header.deepCopy()));
            Nodes.order(answer, List.of("description", "headers"));
        }
    }

    private Set<String> kinds(JsonNode path, JsonNode operation) {
        Set<String> kinds = new TreeSet<>();
        JsonNode security = operation.has("security") ? operation.path("security") : document.path("security");
        for (JsonNode requirement : security) {
            kinds.add("anyKey");
            kinds.addAll(requirement.propertyNames());
        }
        for (JsonNode holder : List.of(path, operation)) {
            for (JsonNode parameter : holder.path("parameters")) {
                String reference = parameter.path("$ref").asString("");
                kinds.add(reference.substring(reference.lastIndexOf('/') + 1));
                kinds.add(Nodes.resolved(document, parameter).path("in").asString());
                kinds.add("parameters");
            }
        }
        if (operation.has("requestBody")) {
            kinds.add("body");
            kinds.add("parameters");
        }
        return kinds;
    }
}
