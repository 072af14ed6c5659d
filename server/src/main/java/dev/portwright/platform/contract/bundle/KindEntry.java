package dev.portwright.platform.contract.bundle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a room says of a kind of resources in short, under {@code kinds}: see docs/adding-a-kind.md.
 *
 * @param name the kind and the record type of its resources
 * @param tree the entry
 */
record KindEntry(Source source, String name, JsonNode tree) {
    private static final Set<String> KEYS = Set.of(
            "schema",
            "path",
            "one",
            "many",
            "about",
            "id",
            "family",
            "kinds",
            "depth",
            "created",
            "operations",
            "notes",
            "required",
            "later",
            "unique",
            "most",
            "references",
            "secrets",
            "filters",
            "counts",
            "sort",
            "order",
            "from",
            "example",
            "example_id",
            "change");

    /** The entries of a file, by their names. */
    static Map<String, KindEntry> of(Source source, Faults faults) {
        Map<String, KindEntry> entries = new LinkedHashMap<>();
        source.tree().path("kinds").properties().forEach(one -> {
            KindEntry entry = new KindEntry(source, one.getKey(), one.getValue());
            entry.checkKeys(faults);
            entries.put(one.getKey(), entry);
        });
        return entries;
    }

    private void checkKeys(Faults faults) {
        for (String key : tree.propertyNames()) {
            if (!KEYS.contains(key)) {
                fault(faults, key, "An entry of a kind has no '" + key + "'.");
            }
        }
        for (String key : List.of("schema", "path", "one", "many", "about", "depth", "operations")) {
            if (!tree.has(key)) {
                fault(faults, key, "The kind " + name + " does not say its '" + key + "'.");
            }
        }
    }

    void fault(Faults faults, String key, String what) {
        faults.at(source.place(pointer().appendProperty(key)), what);
    }

    JsonPointer pointer() {
        return Nodes.pointer("kinds", name);
    }

    String text(String key, String otherwise) {
        return tree.path(key).asString(otherwise);
    }

    String schema() {
        return text("schema", "");
    }

    String one() {
        return text("one", name);
    }

    String many() {
        return text("many", name);
    }

    /** What the ids of others that may be meant by an id of this kind are called. */
    String family() {
        return text("family", name);
    }

    /** True for a kind that shows resources of other kinds, and has none itself. */
    boolean isView() {
        return tree.has("kinds");
    }

    boolean hasNumber() {
        return text("id", "uuid").equals("number");
    }

    /** The operation of this verb, or nothing. */
    String operation(String verb) {
        return tree.path("operations").path(verb).asString("");
    }

    /** The attributes that its lists look for or sort by. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        map("filters").properties().forEach(filter -> keys.add(filter.getValue().asString("")));
        map("sort").properties().forEach(sort -> keys.add(sort.getValue().asString("")));
        list("unique").forEach(path -> keys.add(path.asString("")));
        return keys;
    }

    JsonNode list(String key) {
        return tree.has(key) ? tree.path(key) : JsonNodeFactory.instance.arrayNode();
    }

    JsonNode map(String key) {
        return tree.has(key) ? tree.path(key) : JsonNodeFactory.instance.objectNode();
    }
}
