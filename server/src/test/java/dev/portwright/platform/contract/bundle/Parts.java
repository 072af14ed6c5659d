package dev.portwright.platform.contract.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** A small description in a folder, whole until a test puts something else into it. */
final class Parts {
    static final String ROOT = """
            openapi: 3.1.0
            servers: [{ url: /v2 }]
            security: [{ apiKey: [] }]
            rooms: [order, comment]
            """;

    static final String COMMON = """
            stamps:
              anyKey:
                headers: { x-request-id: RequestId }
              apiKey:
                headersOfSuccess: { x-left: Left }
                responses: { '401': Unauthorized }
              path:
                responses: { '404': NotFound }
            components:
              securitySchemes:
                apiKey: { type: http, scheme: bearer }
                operatorKey: { type: http, scheme: bearer }
              headers:
                RequestId: { schema: { type: string } }
                Left: { schema: { type: integer } }
              responses:
                Unauthorized: { description: No key. }
                NotFound: { description: Not there. }
              schemas:
                PaginationMeta: { type: object }
            """;

    static final String ORDER = """
            each:
              tags: [Orders]
            paths:
              /orders/{id}:
                parameters: [PathOrder]
                get:
                  operationId: GetOrder
                  responses:
                    '200': ShowOrder
                    '404': { description: Gone for ever. }
                delete:
                  operationId: DeleteOrder
                  responses:
                    '204': { description: Done. }
            components:
              parameters:
                PathOrder: { name: id, in: path, required: true, schema: { type: string } }
              responses:
                ShowOrder:
                  description: The order.
                  data: Order
              schemas:
                Order: { type: object }
            """;

    static final String COMMENT = """
            each:
              servers: [{ url: / }]
              security: [{ operatorKey: [] }]
            paths:
              /comments:
                get:
                  operationId: ListComments
                  parameters:
                    - { name: text, in: query, description: What it says., schema: { type: string, maxLength: 9 } }
                  responses:
                    '200':
                      description: A page.
                      page: Comment
                      examples:
                        none: { value: { data: [] } }
                post:
                  operationId: CreateComment
                  requestBody:
                    content:
                      application/json:
                        schema: { $ref: '#/components/schemas/Comment' }
                  responses:
                    '204': { description: Done. }
            components:
              schemas:
                Comment:
                  type: object
                  properties:
                    description: { type: string, maxLength: 100, description: What it says. }
            """;

    private final Path folder;

    Parts(Path folder) {
        this.folder = folder;
        put("root.yaml", ROOT);
        put("common/refusal.yaml", COMMON);
        put("rooms/order.yaml", ORDER);
        put("rooms/comment.yaml", COMMENT);
    }

    Parts put(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document() {
        try {
            return OpenApiBundle.read(folder).document();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
