package dev.portwright.platform.contract.bundle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document that the files make together, which shares their nodes.
 *
 * @param document the OpenAPI document
 * @param stamps what the build writes at operations, by the kind of operation
 * @param places where each component stands, by its pointer
 */
record Joined(ObjectNode document, ObjectNode stamps, Map<String, String> places) {
    private static final List<String> ORDER_OF_COMPONENTS =
            List.of("securitySchemes", "parameters", "headers", "responses", "schemas");

    private static final Set<String> OF_A_FILE = Set.of("each", "kinds", "paths", "components", "stamps");
    private static final Set<String> OF_THE_ROOT = Set.of("openapi", "info", "servers", "security", "tags", "rooms");

    /** Puts the files together in their order; the first is the root. */
    static Joined of(List<Source> sources, Faults faults) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode document = nodes.objectNode();
        sources.getFirst().tree().properties().stream()
                .filter(entry ->
                        OF_THE_ROOT.contains(entry.getKey()) && !entry.getKey().equals("rooms"))
                .forEach(entry -> document.set(entry.getKey(), entry.getValue()));
        Joined joined = new Joined(document, nodes.objectNode(), new HashMap<>());
        ObjectNode paths = document.putObject("paths");
        ObjectNode components = document.putObject("components");
        Map<String, String> known = new HashMap<>();
        for (Source source : sources) {
            joined.onlyWhatBelongs(source, faults);
            joined.paths(source, paths, known, faults);
            joined.components(source, components, faults);
            source.tree()
                    .path("stamps")
                    .properties()
                    .forEach(entry -> joined.stamps.set(entry.getKey(), entry.getValue()));
        }
        Nodes.order(components, ORDER_OF_COMPONENTS);
        return joined;
    }

    private void onlyWhatBelongs(Source source, Faults faults) {
        for (String key : source.tree().propertyNames()) {
            if (!OF_A_FILE.contains(key) && !(source.isRoot() && OF_THE_ROOT.contains(key))) {
                faults.at(source.place(Nodes.pointer(key)), "'" + key + "' is nothing that the build knows here.");
            }
        }
    }

    /** @param known where each path and each operationId stands */
    private void paths(Source source, ObjectNode paths, Map<String, String> known, Faults faults) {
        for (Map.Entry<String, JsonNode> path : source.paths().properties()) {
            String place = source.place(Nodes.pointer("paths", path.getKey()));
            String before = known.putIfAbsent(path.getKey(), place);
            if (before != null) {
                faults.at(place, "The path " + path.getKey() + " is described before, at " + before + ".");
            }
            paths.putIfAbsent(path.getKey(), path.getValue());
        }
        Nodes.operations(source.paths(), (at, operation) -> {
            JsonPointer pointer = at.appendProperty("operationId");
            String id = operation.path("operationId").asString("");
            if (id.isEmpty()) {
                faults.at(source.place(at), "The operation has no operationId.");
                return;
            }
            String before = known.putIfAbsent("operationId " + id, source.place(pointer));
            if (before != null) {
                faults.at(source.place(pointer), "The operationId " + id + " is taken, at " + before + ".");
            }
        });
    }

    private void components(Source source, ObjectNode components, Faults faults) {
        for (Map.Entry<String, JsonNode> kind : source.components().properties()) {
            for (Map.Entry<String, JsonNode> component : kind.getValue().properties()) {
                JsonPointer pointer = Nodes.pointer("components", kind.getKey(), component.getKey());
                String place = source.place(pointer);
                String before = places.putIfAbsent(pointer.toString(), place);
                if (before != null) {
                    faults.at(
                            place,
                            "The component " + component.getKey() + " of the " + kind.getKey()
                                    + " is defined before, at " + before + ".");
                }
                components.withObject("/" + kind.getKey()).putIfAbsent(component.getKey(), component.getValue());
            }
        }
    }
}
