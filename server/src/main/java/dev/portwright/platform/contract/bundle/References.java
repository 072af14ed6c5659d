package dev.portwright.platform.contract.bundle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** That references lead to something, and that something leads to each component. */
final class References {
    private References() {}

    /** Finds the references of the files that lead to nothing. */
    static void findBroken(List<Source> sources, ObjectNode document, Faults faults) {
        for (Source source : sources) {
            Nodes.references(source.tree(), JsonPointer.empty(), (at, reference) -> {
                if (!reference.startsWith("#/components/")
                        || document.at(reference.substring(1)).isMissingNode()) {
                    faults.at(source.place(at), "There is no " + reference + ".");
                }
            });
        }
    }

    /** Finds the components that no operation needs, neither itself nor through others. */
    static void findUnused(Joined joined, Faults faults) {
        Set<String> used = new HashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(joined.document().path("paths"));
        while (!open.isEmpty()) {
            Nodes.references(open.remove(), JsonPointer.empty(), (at, reference) -> {
                String pointer = reference.substring(1);
                if (used.add(pointer)) {
                    open.add(joined.document().at(pointer));
                }
            });
        }
        schemes(joined.document(), used);
        joined.document().path("paths").forEach(path -> path.forEach(operation -> schemes(operation, used)));
        joined.places().forEach((pointer, place) -> {
            if (!used.contains(pointer)) {
                String name = pointer.substring(pointer.lastIndexOf('/') + 1);
                faults.at(place, "No operation needs the component " + name + ". Take it out.");
            }
        });
    }

    private static void schemes(JsonNode holder, Set<String> used) {
        for (JsonNode requirement : holder.path("security")) {
            requirement
                    .propertyNames()
                    .forEach(name -> used.add(
                            Nodes.pointer("components", "securitySchemes", name).toString()));
        }
    }
}
