package dev.portwright.resource;

import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** All kinds of resources. */
@Singleton
class Kinds {
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    Kinds() {
        for (Map.Entry<String, JsonNode> kind : Json.read(Contract.kinds()).properties()) {
            kinds.put(kind.getKey(), Json.read(Json.text(kind.getValue()), Kind.class));
        }
    }

    /**
     * The kind of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    Kind kind(String name) {
        Kind kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("the API description has no kind " + name);
        }
        return kind;
    }

    Collection<Kind> all() {
        return kinds.values();
    }

    /** What people call one of a family, such as {@code emergency address}. */
    String one(String family) {
        Kind kind = kinds.get(family);
        return kind == null ? family.replace('_', ' ') : kind.one();
    }

    /** What ids are called that others name resources by. */
    Collection<String> families() {
        TreeSet<String> families = new TreeSet<>();
        kinds.values().forEach(kind -> families.add(kind.family()));
        return families;
    }
}
