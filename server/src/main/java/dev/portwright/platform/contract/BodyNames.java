package dev.portwright.platform.contract;

import dev.portwright.platform.problem.Near;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The names that the description knows in a body, and which of them may be meant by others. */
final class BodyNames {
    /** The keyword of an attribute that lists what it is called elsewhere. */
    static final String ALSO_CALLED = "x-also-called";

    private final Schemas schemas;
    private final JsonNode body;

    BodyNames(Schemas schemas, JsonNode body) {
        this.schemas = schemas;
        this.body = body;
    }

    boolean isAtTop(String name) {
        return body.path("properties").has(name);
    }

    /** Looks at each name once, and no further than to the last that is told. */
    List<UnknownName> unknown(JsonNode value, JsonNode shown, int most) {
        List<UnknownName> found = new ArrayList<>();
        look(value, body, shown, JsonPointer.empty(), found, most);
        return found;
    }

    private void look(
            JsonNode value, JsonNode schema, JsonNode shown, JsonPointer at, List<UnknownName> found, int most) {
        if (value.isArray()) {
            JsonNode entry = schemas.referred(schema.path("items"));
            for (int i = 0; i < value.size(); i++) {
                // Most lists have texts, and many of them; a pointer to each would cost more than all else.
                if (value.get(i).isObject()) {
                    look(value.get(i), entry, shown.path(0), at.appendIndex(i), found, most);
                }
            }
            return;
        }
        JsonNode known = schema.path("properties");
        if (!value.isObject() || known.isEmpty()) {
            return;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (found.size() == most) {
                return;
            }
            String name = member.getKey();
            if (known.has(name)) {
                if (member.getValue().isContainer()) {
                    JsonNode inner = schemas.referred(known.path(name));
                    look(member.getValue(), inner, shown.path(name), at.appendProperty(name), found, most);
                }
            } else if (!shown.has(name)) {
                found.add(new UnknownName(at.appendProperty(name).toString(), name, meant(name, known)));
            }
        }
    }

    private @Nullable String meant(String name, JsonNode here) {
        for (Map.Entry<String, JsonNode> known : here.properties()) {
            for (JsonNode other : schemas.referred(known.getValue()).path(ALSO_CALLED)) {
                if (Near.isSame(name, other.asString())) {
                    return known.getKey();
                }
            }
        }
        return Near.name(name, here.propertyNames()).orElseGet(() -> elsewhere().get(name));
    }

    /** Where names stand, other than at the top; the first place of those that have several. */
    private Map<String, String> elsewhere() {
        Map<String, String> places = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> outer : body.path("properties").properties()) {
            gather(outer.getKey(), schemas.referred(outer.getValue()), places);
        }
        return places;
    }

    private void gather(String path, JsonNode schema, Map<String, String> places) {
        for (Map.Entry<String, JsonNode> inner : schema.path("properties").properties()) {
            String place = path + "." + inner.getKey();
            if (places.putIfAbsent(inner.getKey(), place) == null) {
                gather(place, schemas.referred(inner.getValue()), places);
            }
        }
    }
}
