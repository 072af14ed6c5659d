package dev.portwright.resource;

import dev.portwright.platform.crypto.Sealer;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The secrets among the attributes of a body: they are sealed apart from it, and a mask stands in their places. */
final class Secrets {
    private Secrets() {}

    /**
     * The secrets of a body by their paths.
     *
     * @param known those that were kept before, which stay where the mask was sent back
     */
    static Map<String, String> taken(Kind kind, JsonNode body, Map<String, String> known) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String path : kind.secrets()) {
            String given = Bodies.text(body, path);
            String secret = Sealer.MASK.equals(given) ? known.get(path) : given;
            if (secret != null) {
                secrets.put(path, secret);
            }
        }
        return secrets;
    }

    /** The body with masks in the places of its secrets. */
    static ObjectNode masked(Kind kind, ObjectNode body) {
        ObjectNode masked = body.deepCopy();
        for (String path : kind.secrets()) {
            if (Bodies.text(masked, path) != null) {
                Bodies.set(masked, path, JsonNodeFactory.instance.stringNode(Sealer.MASK));
            }
        }
        return masked;
    }
}
