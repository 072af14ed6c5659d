package dev.portwright.platform.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The schemas of one document. Each is compiled when it is first needed, and once, whoever refers to it. */
final class Schemas {
    /** What the document is called among schemas; nothing is fetched from there. */
    private static final String NAME = "https://portwright.invalid/requests";

    private final JsonNode document;
    private final Map<JsonPointer, BodySchema> compiled = new ConcurrentHashMap<>();
    private @Nullable Schema root;

    Schemas(JsonNode document) {
        this.document = document;
    }

    /** The document as one schema, made when the first is needed: a start has no use for the validator yet. */
    private synchronized Schema root() {
        Schema made = root;
        if (made == null) {
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                    Dialect.builder(Dialects.getDraft202012())
                            .format(new DateTimeFormat())
                            .keyword(new NonValidationKeyword(BodySchema.INSTEAD))
                            .keyword(new NonValidationKeyword(BodyNames.ALSO_CALLED))
                            .build(),
                    builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .pathType(PathType.JSON_POINTER)
                            .build()));
            made = registry.getSchema(SchemaLocation.of(NAME), document);
            root = made;
        }
        return made;
    }

    /** What stands there, or what is referred to there. */
    JsonNode node(JsonPointer pointer) {
        return Operation.resolve(document, document.at(pointer));
    }

    /** Where that stands which is referred to here; here, when nothing is. */
    JsonPointer referred(JsonPointer pointer) {
        JsonNode reference = document.at(pointer).path("$ref");
        return reference.isString() ? JsonPointer.compile(reference.asString().substring(1)) : pointer;
    }

    /** What is referred to by a node of the document; itself, when nothing is. */
    JsonNode referred(JsonNode node) {
        return Operation.resolve(document, node);
    }

    BodySchema compiled(JsonPointer pointer) {
        return compiled.computeIfAbsent(pointer, any -> new BodySchema(this, schema(pointer)));
    }

    /** A new schema of what stands there. What it refers to is compiled once for the whole document. */
    Schema schema(JsonPointer pointer) {
        return root().getRefSchema(SchemaLocation.Fragment.of("#" + pointer));
    }
}
