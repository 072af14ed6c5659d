package dev.portwright.platform.contract;

import dev.portwright.platform.json.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The API description of the server: what it hands out, and what it checks requests with. The latter is read once, at
 * the start; an operation's schemas are compiled when it is first called and kept.
 */
@Singleton
public class Contract {
    private final Map<String, Set<String>> paths = new LinkedHashMap<>();
    private final Map<String, JsonPointer> places = new HashMap<>();
    private final Map<String, List<String>> neededByPost = new HashMap<>();
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();
    private final Schemas schemas;

    Contract() {
        JsonNode requests = Json.read(resource("META-INF/requests.json"));
        schemas = new Schemas(requests);
        String prefix = requests.at("/servers/0/url").asString();
        for (Map.Entry<String, JsonNode> path : requests.path("paths").properties()) {
            boolean own = path.getValue().at("/servers/0/url").asString("").equals("/");
            Set<String> methods = new TreeSet<>();
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (method.getValue().has("operationId")) {
                    methods.add(method.getKey());
                    places.put(
                            method.getValue().path("operationId").asString(),
                            JsonPointer.empty()
                                    .appendProperty("paths")
                                    .appendProperty(path.getKey())
                                    .appendProperty(method.getKey()));
                }
            }
            String template = (own ? "" : prefix) + path.getKey();
            paths.put(template, methods);
            JsonPointer post = JsonPointer.empty()
                    .appendProperty("paths")
                    .appendProperty(path.getKey())
                    .appendProperty("post");
            neededByPost.put(template, Operation.needed(schemas, post));
        }
    }

    /** The whole document as JSON. */
    public static byte[] json() {
        return resource("META-INF/openapi.json");
    }

    /** The whole document as people like to read it. */
    public static byte[] yaml() {
        return resource("META-INF/openapi.yaml");
    }

    /** What the description says of the kinds of resources, as the build has made it of schemas and entries. */
    public static byte[] kinds() {
        return resource("META-INF/kinds.json");
    }

    private static byte[] resource(String name) {
        try (InputStream in = Contract.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the build has not made " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths of the server, with their parameters in braces, and the methods of each, in small letters. */
    public Map<String, Set<String>> paths() {
        return paths;
    }

    /** The attributes without which the body of a POST to this path is refused; empty where there are none. */
    public List<String> neededByPost(String path) {
        return neededByPost.getOrDefault(path, List.of());
    }

    /**
     * The operation with this {@code operationId}.
     *
     * @throws IllegalArgumentException when the document does not describe it
     */
    public Operation operation(String operationId) {
        Operation known = operations.get(operationId);
        return known != null ? known : operations.computeIfAbsent(operationId, this::read);
    }

    private Operation read(String operationId) {
        JsonPointer place = places.get(operationId);
        if (place == null) {
            throw new IllegalArgumentException("the API description has no operation " + operationId);
        }
        return Operation.read(schemas, place);
    }
}
