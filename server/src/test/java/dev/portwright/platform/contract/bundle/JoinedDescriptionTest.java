package dev.portwright.platform.contract.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the build makes of the parts. */
class JoinedDescriptionTest {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    @TempDir
    private Path folder;

    @Test
    void partsBecomeOneDocumentThatSaysEverything() {
        assertThat(new Parts(folder).document()).isEqualTo(YAML.readTree("""
                openapi: 3.1.0
                servers: [{ url: /v2 }]
                security: [{ apiKey: [] }]
                paths:
                  /orders/{id}:
                    parameters: [{ $ref: '#/components/parameters/PathOrder' }]
                    get:
                      operationId: GetOrder
                      x-portwright-depth: behaves
                      tags: [Orders]
                      responses:
                        '200': { $ref: '#/components/responses/ShowOrder' }
                        '401': { $ref: '#/components/responses/Unauthorized' }
                        '404':
                          description: Gone for ever.
                          headers:
                            x-request-id: { $ref: '#/components/headers/RequestId' }
                    delete:
                      operationId: DeleteOrder
                      x-portwright-depth: behaves
                      tags: [Orders]
                      responses:
                        '204':
                          description: Done.
                          headers:
                            x-request-id: { $ref: '#/components/headers/RequestId' }
                            x-left: { $ref: '#/components/headers/Left' }
                        '401': { $ref: '#/components/responses/Unauthorized' }
                        '404': { $ref: '#/components/responses/NotFound' }
                  /comments:
                    servers: [{ url: / }]
                    get:
                      operationId: ListComments
                      x-portwright-depth: behaves
                      security: [{ operatorKey: [] }]
                      parameters:
                        - { name: text, in: query, description: What it says., schema: { type: string, maxLength: 9 } }
                      responses:
                        '200':
                          description: A page.
                          headers:
                            x-request-id: { $ref: '#/components/headers/RequestId' }
                          content:
                            application/json:
                              schema:
                                type: object
                                required: [data, meta]
                                properties:
                                  data: { type: array, items: { $ref: '#/components/schemas/Comment' } }
                                  meta: { $ref: '#/components/schemas/PaginationMeta' }
                              examples:
                                none: { value: { data: [] } }
                    post:
                      operationId: CreateComment
                      x-portwright-depth: behaves
                      security: [{ operatorKey: [] }]
                      requestBody:
                        content:
                          application/json:
                            schema: { $ref: '#/components/schemas/Comment' }
                      responses:
                        '204':
                          description: Done.
                          headers:
                            x-request-id: { $ref: '#/components/headers/RequestId' }
                components:
                  securitySchemes:
                    apiKey: { type: http, scheme: bearer }
                    operatorKey: { type: http, scheme: bearer }
                  parameters:
                    PathOrder: { name: id, in: path, required: true, schema: { type: string } }
                  headers:
                    RequestId: { schema: { type: string } }
                    Left: { schema: { type: integer } }
                  responses:
                    Unauthorized:
                      description: No key.
                      headers:
                        x-request-id: { $ref: '#/components/headers/RequestId' }
                    NotFound:
                      description: Not there.
                      headers:
                        x-request-id: { $ref: '#/components/headers/RequestId' }
                    ShowOrder:
                      description: The order.
                      headers:
                        x-request-id: { $ref: '#/components/headers/RequestId' }
                        x-left: { $ref: '#/components/headers/Left' }
                      content:
                        application/json:
                          schema:
                            type: object
                            required: [data]
                            properties:
                              data: { $ref: '#/components/schemas/Order' }
                  schemas:
                    PaginationMeta: { type: object }
                    Order: { type: object }
                    Comment:
                      type: object
                      properties:
                        description: { type: string, maxLength: 100, description: What it says. }
                """));
    }

    @Test
    void theRequestSideHoldsWhatRequestsAreCheckedWithAndNoMore() {
        JsonNode side = RequestSide.of((ObjectNode) new Parts(folder).document());
        assertThat(side).isEqualTo(YAML.readTree("""
                servers: [{ url: /v2 }]
                paths:
                  /orders/{id}:
                    get: { operationId: GetOrder }
                    delete: { operationId: DeleteOrder }
                  /comments:
                    servers: [{ url: / }]
                    get:
                      operationId: ListComments
                      parameters: [{ name: text, in: query, schema: { type: string, maxLength: 9 } }]
                    post:
                      operationId: CreateComment
                      requestBody:
                        content:
                          application/json:
                            schema: { $ref: '#/components/schemas/Comment' }
                components:
                  schemas:
                    Comment:
                      type: object
                      properties:
                        description: { type: string, maxLength: 100 }
                """));
    }
}
