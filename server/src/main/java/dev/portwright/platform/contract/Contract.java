package dev.portwright.platform.contract;

import dev.portwright.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The OpenAPI document of the server, as data. An operation's schemas are compiled when it is first called and kept.
 */
@ApplicationScoped
public class Contract {
    static final String JSON_RESOURCE = "META-INF/openapi.json";

    private final Map<String, Operation> operations = new ConcurrentHashMap<>();
    private @Nullable JsonNode document;

    /** The whole document as JSON. */
    public static byte[] json() {
        return resource(JSON_RESOURCE);
    }

    /** The whole document as people wrote it. */
    public static byte[] yaml() {
        return resource("META-INF/openapi.yaml");
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

    /**
     * The operation with this {@code operationId}.
     *
     * @throws IllegalArgumentException when the document does not describe it
     */
    public Operation operation(String operationId) {
        Operation known = operations.get(operationId);
        return known != null ? known : operations.computeIfAbsent(operationId, id -> Operation.find(document(), id));
    }

    private synchronized JsonNode document() {
        if (document == null) {
            document = Json.read(json());
        }
        return document;
    }
}
