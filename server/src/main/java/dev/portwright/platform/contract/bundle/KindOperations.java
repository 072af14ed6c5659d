package dev.portwright.platform.contract.bundle;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes the operations that every kind of resources has: list, create, read, update, replace and delete. A room gives
 * the schema of a kind and says the rest in short; what an operation of one kind differs in, it describes itself.
 */
final class KindOperations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, String> METHODS = Map.of(
            "list", "get", "create", "post", "read", "get", "update", "patch", "replace", "put", "delete", "delete");
    private static final List<String> VERBS = List.of("list", "create", "read", "update", "replace", "delete");

    /** At an operation: the kind that it serves. */
    private static final String KIND = "x-portwright-kind";

    /** At a filter: the path of the attribute that it looks at. */
    private static final String ATTRIBUTE = "x-portwright-attribute";

    private final KindEntry kind;
    private final ObjectNode schema;
    private final Faults faults;

    private KindOperations(KindEntry kind, ObjectNode schema, Faults faults) {
        this.kind = kind;
        this.schema = schema;
        this.faults = faults;
    }

    /** Adds to the paths of a file those of its kinds, and lets their schemas have null where nothing is. */
    static void writeOut(Source source, Faults faults) {
        Set<ObjectNode> nullable = new HashSet<>();
        for (KindEntry kind : KindEntry.of(source, faults).values()) {
            JsonNode schema = source.components().path("schemas").path(kind.schema());
            if (schema instanceof ObjectNode object) {
                new KindOperations(kind, object, faults).write(source.tree().withObject("/paths"));
                nullable.add(object);
            } else {
                kind.fault(faults, "schema", "The file has no schema " + kind.schema() + ".");
            }
        }
        nullable.forEach(KindOperations::allowNull);
    }

    private void write(ObjectNode paths) {
        for (String verb : kind.tree().path("operations").propertyNames()) {
            if (!METHODS.containsKey(verb)) {
                kind.fault(faults, "operations", "There is no '" + verb + "': " + String.join(", ", VERBS) + ".");
            }
        }
        String path = kind.text("path", "");
        for (String verb : VERBS) {
            if (!kind.operation(verb).isEmpty()) {
                boolean one = !verb.equals("list") && !verb.equals("create");
                ObjectNode item = item(paths, one ? path + "/{id}" : path);
                if (one && !item.has("parameters")) {
                    item.putArray("parameters").add(pathId());
                }
                item.set(METHODS.getOrDefault(verb, "get"), operation(verb));
            }
        }
    }

    private static ObjectNode item(ObjectNode paths, String path) {
        return paths.get(path) instanceof ObjectNode known ? known : paths.putObject(path);
    }

    private ObjectNode pathId() {
        ObjectNode parameter = NODES.objectNode()
                .put("name", "id")
                .put("in", "path")
                .put("required", true)
                .put("description", "The id of the " + kind.one() + ".");
        ObjectNode form = parameter.putObject("schema").put("type", "string");
        if (!kind.hasNumber()) {
            form.put("format", "uuid");
        }
        parameter.put("example", kind.hasNumber() ? "1293384261075731499" : "0d9b7a1c-8a6e-4a43-9d0a-2f1f3d7c5b60");
        return parameter;
    }

    private ObjectNode operation(String verb) {
        ObjectNode operation = NODES.objectNode().put("operationId", kind.operation(verb));
        operation.put("summary", summary(verb));
        operation.put("description", description(verb));
        operation.put(KIND, kind.name());
        if (kind.tree().has("depth")) {
            operation.put(Depth.KEY, kind.text("depth", ""));
        }
        ArrayNode parameters = operation.putArray("parameters");
        switch (verb) {
            case "list" -> listed(parameters);
            case "create" -> parameters.add("IdempotencyKey");
            case "update", "replace" -> parameters.add("IdempotencyKey").add("IfMatch");
            case "read" -> parameters.add("IfNoneMatch");
            default -> parameters.add("IfMatch");
        }
        if (verb.equals("create") || verb.equals("update") || verb.equals("replace")) {
            body(operation, verb);
        }
        responses(operation, verb);
        return operation;
    }

    private String summary(String verb) {
        return switch (verb) {
            case "list" -> "List " + kind.many();
            case "create" -> "Create " + article() + " " + kind.one();
            case "read" -> "Read " + article() + " " + kind.one();
            case "update" -> "Change " + article() + " " + kind.one();
            case "replace" -> "Replace " + article() + " " + kind.one();
            default -> "Delete " + article() + " " + kind.one();
        };
    }

    private String article() {
        return kind.one().matches("(?i)[aeio].*|F[A-Z].*") ? "an" : "a";
    }

    private String description(String verb) {
        String usual = switch (verb) {
            case "list" ->
                kind.text("about", "").strip()
                        + "\n\nAll filters given must match; letters of either case are the same to"
                        + " them. Without `sort` " + (ascending() ? "the oldest come" : "the newest come")
                        + " first.";
            case "create" -> "Makes " + article() + " " + kind.one() + " in your account.";
            case "read" -> "Answers " + article() + " " + kind.one() + " of your account.";
            case "update" ->
                "Changes what the body names and leaves the rest. Objects are merged key by key, lists are replaced,"
                        + " and `null` puts back what an attribute is when nobody says.";
            case "replace" ->
                "Makes it what the body says. Attributes that the body does not name are as in a new one.";
            default ->
                "Deletes it and answers what it was. What others still refer to is not deleted: the refusal names"
                        + " one that does.";
        };
        String note = kind.tree().path("notes").path(verb).asString("");
        return note.isEmpty() ? usual : usual + "\n\n" + note.strip();
    }

    private boolean ascending() {
        return !kind.text("order", "-created_at").startsWith("-");
    }

    private void listed(ArrayNode parameters) {
        parameters.add("PageNumber").add("PageSize");
        kind.map("filters").properties().forEach(filter -> parameters.add(filter(filter.getKey(), filter.getValue())));
        JsonNode sorts = kind.map("sort");
        if (!sorts.isEmpty()) {
            ObjectNode sort = NODES.objectNode()
                    .put("name", "sort")
                    .put("in", "query")
                    .put("description", "The order of the list; a hyphen before the name turns it round.");
            ArrayNode words = sort.putObject("schema").put("type", "string").putArray("enum");
            sorts.propertyNames().forEach(name -> words.add(name).add("-" + name));
            parameters.add(sort);
        }
    }

    private ObjectNode filter(String name, JsonNode path) {
        if (path.isObject()) {
            return filterByOthers(name, path);
        }
        JsonNode attribute = KindData.attribute(kind.source().components().path("schemas"), schema, path.asString(""));
        if (attribute.isMissingNode()) {
            kind.fault(faults, "filters", "The schema " + kind.schema() + " has no " + path.asString("") + ".");
        }
        String operator = KindData.operator(name);
        ObjectNode parameter = NODES.objectNode()
                .put("name", name)
                .put("in", "query")
                .put("description", filterText(operator, path.asString("")))
                .put(ATTRIBUTE, path.asString(""));
        ObjectNode form = parameter.putObject("schema");
        String type = KindData.type(attribute);
        form.put("type", type.equals("integer") ? type : "string");
        if (type.equals("boolean")) {
            form.putArray("enum").add("true").add("false");
        } else if (operator.equals("eq") && attribute.has("enum")) {
            form.set("enum", attribute.path("enum").deepCopy());
        } else if (form.path("type").asString().equals("string")) {
            form.put("minLength", 1).put("maxLength", KindData.LONGEST_KEY);
        }
        return parameter;
    }

    /** A filter that looks at the resources that name this one, or at whether a number does. */
    private ObjectNode filterByOthers(String name, JsonNode others) {
        ObjectNode parameter = NODES.objectNode().put("name", name).put("in", "query");
        ObjectNode form = parameter.putObject("schema");
        if (others.has("used")) {
            form.put("type", "string").putArray("enum").add("true").add("false");
            parameter.put("description", "Only " + kind.many() + " that a number of yours names, or that none does.");
        } else {
            form.put("type", "string").put("minLength", 1).put("maxLength", KindData.LONGEST_KEY);
            parameter.put(
                    "description",
                    "Only " + kind.many() + " that have an " + others.path("of").asString() + " whose `"
                            + others.path("attribute").asString() + "` is this.");
        }
        return parameter;
    }

    private String filterText(String operator, String path) {
        String does = operator.equals("contains") ? "contains" : "is";
        return "Only " + kind.many() + " whose `" + path + "` " + does + " this.";
    }

    private void body(ObjectNode operation, String verb) {
        ObjectNode request = operation.putObject("requestBody").put("required", true);
        ObjectNode json = request.putObject("content").putObject("application/json");
        ObjectNode form = json.putObject("schema").put("type", "object");
        JsonNode needed = kind.list("required");
        if (!verb.equals("update") && !needed.isEmpty()) {
            form.set("required", needed.deepCopy());
        }
        Set<String> never = new HashSet<>();
        needed.forEach(name -> never.add(name.asString()));
        ObjectNode properties = form.putObject("properties");
        schema.path("properties").properties().forEach(property -> {
            if (!property.getValue().path("readOnly").asBoolean(false)) {
                JsonNode copy = writable(property.getValue().deepCopy());
                properties.set(property.getKey(), never.contains(property.getKey()) ? copy : withNull(copy));
            }
        });
        if (verb.equals("create")) {
            kind.list("later").forEach(path -> leaveOut(properties, path.asString("")));
        }
        for (String name : never) {
            if (!properties.has(name)) {
                kind.fault(faults, "required", "Nobody can give the attribute " + name + ", which is required.");
            }
        }
        String example = verb.equals("update") ? "change" : "example";
        if (kind.tree().has(example)) {
            ObjectNode named = json.putObject("examples").putObject("usual");
            named.put("summary", verb.equals("update") ? "Some of it" : "As it is usual");
            named.set("value", kind.tree().path(example).deepCopy());
        }
    }

    /** Without what the server gives, however deep it stands. */
    private static JsonNode writable(JsonNode property) {
        if (property.path("properties") instanceof ObjectNode properties) {
            for (String name : List.copyOf(properties.propertyNames())) {
                if (properties.path(name).path("readOnly").asBoolean(false)) {
                    properties.remove(name);
                } else {
                    writable(properties.path(name));
                }
            }
        }
        return property;
    }

    /** What cannot be known before there is one. */
    private void leaveOut(ObjectNode properties, String path) {
        ObjectNode holder = properties;
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            holder = holder.withObject("/" + names[i]).withObject("/properties");
        }
        if (holder.remove(names[names.length - 1]) == null) {
            kind.fault(faults, "later", "The schema " + kind.schema() + " has no " + path + ".");
        }
    }

    private void responses(ObjectNode operation, String verb) {
        boolean created = verb.equals("create");
        String status = created ? kind.text("created", "201") : "200";
        ObjectNode answer = operation.putObject("responses").putObject(status);
        answer.put(
                "description",
                switch (verb) {
                    case "list" -> "A page of " + kind.many() + ".";
                    case "delete" -> "The " + kind.one() + " as it was.";
                    default -> "The " + kind.one() + ".";
                });
        answer.put(verb.equals("list") ? "page" : "data", kind.schema());
        if (verb.equals("create") || verb.equals("delete")) {
            operation.withObject("/responses").put("422", "UnprocessableEntity");
        }
    }

    /** Has every property of an object be null where it is not one that always is there. */
    private static void allowNull(ObjectNode schema) {
        Set<String> always = new HashSet<>();
        schema.path("required").forEach(name -> always.add(name.asString()));
        if (schema.path("properties") instanceof ObjectNode properties) {
            for (String name : List.copyOf(properties.propertyNames())) {
                if (!always.contains(name)) {
                    properties.set(name, withNull(properties.path(name)));
                }
            }
        }
    }

    private static JsonNode withNull(JsonNode property) {
        if (property.path("$ref").isString()) {
            ObjectNode either = NODES.objectNode();
            either.putArray("anyOf").add(property).add(NODES.objectNode().put("type", "null"));
            return either;
        }
        if (property instanceof ObjectNode object && object.path("type").isString()) {
            if (object.path("properties").isObject()) {
                allowNull(object);
            }
            String type = object.path("type").asString();
            if (object.path("enum") instanceof ArrayNode words && !type.equals("null")) {
                words.addNull();
            }
            object.putArray("type").add(type).add("null");
        }
        return property;
    }
}
