package dev.portwright.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.keyword.RefValidator;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.Problems;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

/** Schemas of one document, of which several refer to the same component. */
class SchemasTest {
    private static final String DOCUMENT = """
            {"paths": {
              "/a": {"post": {"schema": {"$ref": "#/components/schemas/Thing"}}},
              "/b": {"post": {"schema": {"type": "object", "properties": {"it": {"$ref": "#/components/schemas/Thing"}}}}},
              "/c": {"post": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
             "components": {"schemas": {"Thing": {"type": "string", "maxLength": 2}}}}
            """;

    private final Schemas schemas = new Schemas(Json.read(DOCUMENT.getBytes(StandardCharsets.UTF_8)));

    @Test
    void aComponentIsCompiledOnce() {
        Schema thing = referredToBy(schemas.schema(schema("a")));
        assertThat(referredToBy(schemas.schema(schema("c")))).isSameAs(thing);
        assertThat(referredToBy(schemas.schema(schema("b").append(JsonPointer.compile("/properties/it")))))
                .isSameAs(thing);
    }

    @Test
    void whatIsAskedForAgainIsTheSame() {
        assertThat(schemas.compiled(schema("a"))).isSameAs(schemas.compiled(schema("a")));
    }

    @Test
    void aComponentIsHeldAgainstTheBodyWhereverItIsReferredTo() {
        assertThat(problems("a", "\"xyz\"")).containsExactly("");
        assertThat(problems("b", "{\"it\": \"xyz\"}")).containsExactly("/it");
        assertThat(problems("c", "\"xy\"")).isEmpty();
    }

    private Iterable<String> problems(String path, String body) {
        Problems problems = new Problems();
        schemas.compiled(schema(path)).check(Json.read(body.getBytes(StandardCharsets.UTF_8)), problems);
        return problems.all().stream().map(Problem::pointer).toList();
    }

    private static JsonPointer schema(String path) {
        return JsonPointer.compile("/paths/~1" + path + "/post/schema");
    }

    private static Schema referredToBy(Schema schema) {
        return ((RefValidator) schema.getValidators().getFirst()).getSchemaRef().getSchema();
    }
}
