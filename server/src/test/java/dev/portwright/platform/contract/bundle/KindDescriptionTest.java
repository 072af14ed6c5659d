package dev.portwright.platform.contract.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the build makes of the entry of a kind, and which entries it refuses. */
class KindDescriptionTest {
    private static final String ROOM = """
            each:
              tags: [Things]
            kinds:
              thing:
                schema: Thing
                path: /things
                one: thing
                many: things
                about: What there is.
                id: number
                depth: stored
                operations: { list: ListThings, create: CreateThing, read: GetThing, update: UpdateThing }
                required: [name]
                unique: [name]
                filters: { 'filter[name][contains]': name }
                sort: { name: name }
                example: { name: One }
                change: { inner: { size: 2 } }
            components:
              parameters:
                PageNumber: { name: 'page[number]', in: query, schema: { type: integer } }
                PageSize: { name: 'page[size]', in: query, schema: { type: integer } }
                IdempotencyKey: { name: Idempotency-Key, in: header, schema: { type: string } }
                IfMatch: { name: If-Match, in: header, schema: { type: string } }
                IfNoneMatch: { name: If-None-Match, in: header, schema: { type: string } }
              responses:
                UnprocessableEntity: { description: Wrong. }
              schemas:
                Thing:
                  type: object
                  required: [id]
                  properties:
                    id: { type: string, readOnly: true }
                    name: { type: string, maxLength: 50 }
                    inner:
                      type: object
                      properties:
                        size: { type: integer, default: 1 }
                        seen: { type: integer, readOnly: true }
            """;

    @TempDir
    private Path folder;

    private Parts parts;

    @BeforeEach
    void room() {
        parts = new Parts(folder);
        parts.put("root.yaml", Parts.ROOT.replace("comment]", "comment, thing]"));
        parts.put("rooms/thing.yaml", ROOM);
    }

    private JsonNode operation(String path, String method) {
        return parts.document().path("paths").path(path).path(method);
    }

    private static JsonNode body(JsonNode operation) {
        return operation.at("/requestBody/content/application~1json/schema");
    }

    @Test
    void anEntryBecomesOperations() {
        JsonNode document = parts.document();

        assertThat(document.path("paths").path("/things").propertyNames()).containsExactly("get", "post");
        assertThat(document.path("paths").path("/things/{id}").propertyNames())
                .containsExactly("parameters", "get", "patch");
        JsonNode list = operation("/things", "get");
        assertThat(list.path("operationId").asString()).isEqualTo("ListThings");
        assertThat(list.path("x-portwright-depth").asString()).isEqualTo("stored");
        assertThat(list.path("x-portwright-kind").asString()).isEqualTo("thing");
        assertThat(list.at("/parameters/2/name").asString()).isEqualTo("filter[name][contains]");
        assertThat(list.at("/parameters/3/schema/enum").toString()).isEqualTo("[\"name\",\"-name\"]");
    }

    @Test
    void aRequestHasWhatClientsGiveAndAnAnswerEverything() {
        JsonNode create = body(operation("/things", "post"));
        assertThat(create.toString()).isEqualTo("""
                {"type":"object","required":["name"],"properties":{"name":{"type":"string","maxLength":50},\
                "inner":{"type":["object","null"],"properties":{"size":{"type":["integer","null"],"default":1}}}}}""");
        JsonNode update = body(operation("/things/{id}", "patch"));
        assertThat(update.has("required")).isFalse();
        JsonNode answer = parts.document().at("/components/schemas/Thing/properties");
        assertThat(answer.at("/id/type").toString()).isEqualTo("\"string\"");
        assertThat(answer.at("/name/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(answer.at("/inner/properties/seen/type").toString()).isEqualTo("[\"integer\",\"null\"]");
    }

    @Test
    void theServerGetsItsAttributesAndKeys() throws IOException {
        JsonNode kind = OpenApiBundle.read(folder).kinds().path("thing");

        assertThat(kind.path("keys").toString()).isEqualTo("[\"name\"]");
        assertThat(kind.path("filters").toString()).isEqualTo("""
                {"filter.name.contains":{"path":"name","operator":"contains","of":"","by":""}}""");
        assertThat(kind.at("/attributes/2/attributes/0/otherwise").asInt()).isEqualTo(1);
        assertThat(kind.path("has_number").asBoolean()).isTrue();
    }

    @Test
    void everythingThatDoesNotGoTogetherIsToldAtOnce() {
        parts.put(
                "rooms/thing.yaml",
                ROOM.replace("unique: [name]", "unique: [nobody]")
                        .replace("required: [name]", "required: [id]")
                        .replace("maxLength: 50", "maxLength: 500")
                        .replace("depth: stored", "depth: deep\n    colour: red"));

        assertThatThrownBy(() -> parts.document())
                .hasMessageContaining("An entry of a kind has no 'colour'.")
                .hasMessageContaining("Nobody can give the attribute id, which is required.")
                .hasMessageContaining("The depth is one of behaves, stored, recorded.");
        parts.put(
                "rooms/thing.yaml",
                ROOM.replace("unique: [name]", "unique: [nobody]").replace("maxLength: 50", "maxLength: 500"));
        assertThatThrownBy(() -> parts.document())
                .hasMessageContaining("rooms/thing.yaml")
                .hasMessageContaining("The schema Thing has no nobody.")
                .hasMessageContaining("What can be looked for has a maxLength of at most 200: name.");
    }

    @Test
    void aViewAllowsEveryValueOfTheKindsThatItShows() {
        String room =
                ROOM.replace("maxLength: 50", "enum: [red, green]").replace("{ 'filter[name][contains]': name }", "{}");
        String view = """
              any:
                schema: Any
                path: /any
                one: any
                many: any
                about: All there is.
                id: number
                family: thing
                kinds: [thing]
                depth: stored
                operations: { list: ListAny, read: GetAny }
                from: { title: [name] }
            """;
        String schema = """
                Any:
                  type: object
                  required: [id]
                  properties:
                    id: { type: string, readOnly: true }
                    title: { type: string, readOnly: true, enum: [%s] }
            """;
        parts.put(
                "rooms/thing.yaml", room.replace("components:", view + "components:") + schema.formatted("red, green"));
        assertThat(parts.document().at("/components/schemas/Any").isMissingNode())
                .isFalse();

        parts.put("rooms/thing.yaml", room.replace("components:", view + "components:") + schema.formatted("red"));
        assertThatThrownBy(() -> parts.document()).hasMessageContaining("The title of thing may be \"green\".");
    }
}
