package dev.portwright.platform.contract.bundle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the server must know of the kinds of resources: their attributes, as their schemas have them, and what their entries
 * say. What does not go together ends the build.
 */
final class KindData {
    /** The longest text that can be looked for, in characters. */
    static final int LONGEST_KEY = 200;

    private static final int MOST = 100_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> OF_THE_ROW = Set.of("id", "record_type", "created_at", "updated_at");

    private final ObjectNode document;
    private final KindEntry kind;
    private final Faults faults;

    private KindData(ObjectNode document, KindEntry kind, Faults faults) {
        this.document = document;
        this.kind = kind;
        this.faults = faults;
    }

    /** The kinds of all files, by their names. */
    static ObjectNode of(List<Source> sources, ObjectNode document, Faults faults) {
        ObjectNode kinds = NODES.objectNode();
        Map<String, KindEntry> entries = new TreeMap<>();
        for (Source source : sources) {
            KindEntry.of(source, new Faults()).forEach((name, entry) -> {
                if (entries.putIfAbsent(name, entry) != null) {
                    faults.at(source.place(entry.pointer()), "There is another kind " + name + ".");
                }
            });
        }
        Set<String> families = new TreeSet<>();
        entries.values().forEach(entry -> families.add(entry.family()));
        entries.forEach(
                (name, entry) -> kinds.set(name, new KindData(document, entry, faults).write(entries, families)));
        return kinds;
    }

    /** The operator of a filter by its name, such as {@code contains} for {@code filter[name][contains]}. */
    static String operator(String filter) {
        return filter.endsWith("[contains]") ? "contains" : "eq";
    }

    /** The type of an attribute, which may be null besides. */
    static String type(JsonNode attribute) {
        JsonNode type = attribute.path("type");
        return type.isArray() ? type.path(0).asString() : type.asString("any");
    }

    /** The attribute at a path with dots, from a schema on; a missing node when there is none. */
    static JsonNode attribute(JsonNode schemas, JsonNode schema, String path) {
        JsonNode found = schema;
        for (String name : path.split("\\.", -1)) {
            found = resolved(schemas, found.path("properties").path(name));
        }
        return found;
    }

    private static JsonNode resolved(JsonNode schemas, JsonNode property) {
        JsonNode alternative = property.has("anyOf") ? property.path("anyOf").path(0) : property;
        String reference = alternative.path("$ref").asString("");
        return reference.isEmpty() ? alternative : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private JsonNode schemas() {
        return document.path("components").path("schemas");
    }

    private JsonNode attribute(String path) {
        return attribute(schemas(), schemas().path(kind.schema()), path);
    }

    private ObjectNode write(Map<String, KindEntry> entries, Set<String> families) {
        ObjectNode data = NODES.objectNode()
                .put("name", kind.name())
                .put("family", kind.family())
                .put("one", kind.one())
                .put("many", kind.many())
                .put("has_number", kind.hasNumber())
                .put("created_with", Integer.parseInt(kind.text("created", "201")))
                .put("most", kind.tree().path("most").asInt(MOST))
                .put("order", kind.text("order", "-created_at"));
        data.set("operations", kind.map("operations"));
        data.set("attributes", attributes(schemas().path(kind.schema())));
        data.set("kinds", kinds(entries));
        data.set("unique", known("unique", kind.list("unique")));
        data.set("secrets", known("secrets", kind.list("secrets")));
        data.set("later", known("later", kind.list("later")));
        data.set("parts", parts());
        ObjectNode references = data.putObject("references");
        kind.map("references").properties().forEach(reference -> {
            require("references", reference.getKey());
            references.set(reference.getKey(), reference.getValue());
            if (!families.contains(reference.getValue().asString(""))) {
                kind.fault(faults, "references", "There is no kind " + reference.getValue() + ".");
            }
        });
        data.set("counts", known("counts", kind.list("counts")));
        data.set("from", kind.map("from"));
        keys(entries, data);
        return data;
    }

    /** The attributes that are looked for by parts of them. */
    private ArrayNode parts() {
        Set<String> parts = new TreeSet<>();
        kind.map("filters").properties().forEach(filter -> {
            if (operator(filter.getKey()).equals("contains")) {
                parts.add(filter.getValue().asString(""));
            }
        });
        ArrayNode written = NODES.arrayNode();
        parts.forEach(written::add);
        return written;
    }

    /** A view shows the kinds that it names, and every other kind itself. */
    private ArrayNode kinds(Map<String, KindEntry> entries) {
        ArrayNode shown = NODES.arrayNode();
        if (!kind.isView()) {
            return shown.add(kind.name());
        }
        for (JsonNode name : kind.list("kinds")) {
            KindEntry other = entries.get(name.asString());
            if (other == null || !other.family().equals(kind.family())) {
                kind.fault(faults, "kinds", "There is no kind " + name + " of the family " + kind.family() + ".");
            } else {
                allowsWhatIsShown(other);
            }
            shown.add(name);
        }
        return shown;
    }

    /** A view answers what the shown kinds have, so it describes every value that theirs may. */
    private void allowsWhatIsShown(KindEntry other) {
        for (Map.Entry<String, JsonNode> property :
                schemas().path(kind.schema()).path("properties").properties()) {
            JsonNode allowed = resolved(schemas(), property.getValue()).path("enum");
            for (String name : namesOf(property.getKey())) {
                for (JsonNode value : attribute(schemas(), schemas().path(other.schema()), name)
                        .path("enum")) {
                    if (allowed.isArray() && allowed.valueStream().noneMatch(value::equals)) {
                        kind.fault(
                                faults,
                                "schema",
                                "The " + property.getKey() + " of " + other.name() + " may be " + value + ".");
                    }
                }
            }
        }
    }

    /** What is looked for or sorted by: each under one name, whatever the list calls it. */
    private void keys(Map<String, KindEntry> entries, ObjectNode data) {
        Map<String, String> keys = new TreeMap<>();
        ObjectNode filters = data.putObject("filters");
        kind.map("filters").properties().forEach(filter -> {
            if (filter.getValue().isObject()) {
                filters.set(normal(filter.getKey()), byOthers(filter.getValue()));
                return;
            }
            String path = filter.getValue().asString("");
            String operator = operator(filter.getKey());
            keys.put(path, path);
            filters.set(normal(filter.getKey()), by(path, operator));
        });
        ObjectNode sorts = data.putObject("sorts");
        kind.map("sort").properties().forEach(sort -> {
            String path = sort.getValue().asString(sort.getKey());
            sorts.put(sort.getKey(), path);
            if (!OF_THE_ROW.contains(path)) {
                keys.put(path, path);
            }
        });
        kind.list("unique").forEach(path -> keys.put(path.asString(), path.asString()));
        ArrayNode written = data.putArray("keys");
        if (kind.isView()) {
            keys.keySet().forEach(path -> everyShownKindHas(entries, path));
            return;
        }
        keys.keySet().forEach(path -> {
            require("filters", path);
            bounded(path);
            written.add(path);
        });
    }

    /** What the shown kinds may call an attribute of a view. */
    private Set<String> namesOf(String path) {
        Set<String> names = new TreeSet<>(Set.of(path));
        kind.map("from").path(path).forEach(name -> names.add(name.asString("")));
        return names;
    }

    /** A list looks for keys: what a shown kind keeps under none of the names, it would not find. */
    private void everyShownKindHas(Map<String, KindEntry> entries, String path) {
        Set<String> names = namesOf(path);
        for (JsonNode shown : kind.list("kinds")) {
            KindEntry other = entries.get(shown.asString());
            if (other != null && names.stream().noneMatch(name -> other.keys().contains(name))) {
                kind.fault(
                        faults,
                        "from",
                        "The kind " + other.name() + " is not looked for by " + String.join(" or ", names) + ".");
            }
        }
    }

    private static ObjectNode by(String path, String operator) {
        return NODES.objectNode()
                .put("path", path)
                .put("operator", operator)
                .put("of", "")
                .put("by", "");
    }

    private static ObjectNode byOthers(JsonNode others) {
        return others.has("used")
                ? by(others.path("used").asString(""), "used")
                : by(others.path("attribute").asString(""), "named")
                        .put("of", others.path("of").asString(""))
                        .put("by", others.path("by").asString(""));
    }

    /** As the server knows the name of a parameter: the names of its parts with dots between them. */
    private static String normal(String parameter) {
        String dotted = parameter.replace("]", "").replace('[', '.');
        return dotted.endsWith(".eq") ? dotted.substring(0, dotted.length() - 3) : dotted;
    }

    private void bounded(String path) {
        JsonNode attribute = attribute(path);
        boolean short_ = attribute.has("enum")
                || attribute.path("format").asString("").equals("uuid")
                || attribute.path("maxLength").asInt(LONGEST_KEY + 1) <= LONGEST_KEY;
        if (type(attribute).equals("string") && !short_) {
            kind.fault(
                    faults,
                    "schema",
                    "What can be looked for has a maxLength of at most " + LONGEST_KEY + ": " + path + ".");
        }
    }

    private JsonNode known(String key, JsonNode paths) {
        paths.forEach(path -> require(key, path.asString("")));
        return paths;
    }

    private void require(String key, String path) {
        if (attribute(path).isMissingNode()) {
            kind.fault(faults, key, "The schema " + kind.schema() + " has no " + path + ".");
        }
    }

    private ArrayNode attributes(JsonNode schema) {
        ArrayNode attributes = NODES.arrayNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            attributes.add(attributeData(property.getKey(), property.getValue()));
        }
        return attributes;
    }

    private ObjectNode attributeData(String name, JsonNode property) {
        JsonNode attribute = resolved(schemas(), property);
        ObjectNode data = NODES.objectNode().put("name", name).put("type", type(attribute));
        data.put(
                "read_only",
                property.path("readOnly").asBoolean(attribute.path("readOnly").asBoolean(false)));
        data.put(
                "write_only",
                property.path("writeOnly").asBoolean(attribute.path("writeOnly").asBoolean(false)));
        data.put("absent", attribute.has("default") && attribute.path("default").isNull());
        data.set("otherwise", attribute.has("default") ? attribute.path("default") : NODES.nullNode());
        data.set("attributes", attributes(attribute));
        data.set("entries", attributes(resolved(schemas(), attribute.path("items"))));
        return data;
    }
}
