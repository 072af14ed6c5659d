package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whoever has no key is told so and nothing else, whatever else is wrong with the request. */
@ServerTest
class KeyComesFirstTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final List<String> BODIES = described(operation -> operation.has("requestBody"));

    static Stream<String> operations() {
        return described(operation -> operation.path("security").isMissingNode()
                        || !operation.path("security").isEmpty())
                .stream();
    }

    /** But for the stream, whose answer has no end. */
    static Stream<String> operationsThatEnd() {
        return operations().filter(operation -> !operation.endsWith("/stream"));
    }

    /** Operations of the description as a method and a path with ids that are none. */
    private static List<String> described(Predicate<JsonNode> which) {
        JsonNode document = Json.read(Contract.json());
        List<String> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            boolean own = path.getValue().at("/servers/0/url").asString("").equals("/");
            for (String method : path.getValue().propertyNames()) {
                if (METHODS.contains(method) && which.test(path.getValue().path(method))) {
                    operations.add(method.toUpperCase(Locale.ROOT) + " " + (own ? "" : "/v2")
                            + path.getKey().replaceAll("\\{[^}]*}", "no-id"));
                }
            }
        }
        return operations;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theKeyIsAskedForBeforeAnythingElseIsLookedAt(String operation) throws IOException {
        for (String body :
                List.of("Content-Type: text/x-none", "Content-Type: none", "Content-Type: application/json")) {
            String answer = RawHttp.exchange(
                    RestAssured.port,
                    operation + "?page[size]=none&nothing=1 HTTP/1.1\r\nHost: localhost\r\nAccept: text/x-none\r\n"
                            + body + "\r\nContent-Length: 1\r\nConnection: close\r\n\r\n{");

            assertThat(answer).startsWith("HTTP/1.1 401 ").contains("{\"errors\":[{\"code\":\"10009\"");
        }
    }

    @ParameterizedTest
    @MethodSource("operationsThatEnd")
    void withTheKeyABodyOfAnotherTypeIsUnsupportedWhereOneIsTaken(String operation) throws IOException {
        String key = operation.contains(" /operator") ? Api.OPERATOR_KEY : Api.SANDBOX_KEY;

        String answer = RawHttp.exchange(
                RestAssured.port,
                operation + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                        + "\r\nContent-Type: text/x-none\r\nContent-Length: 1\r\nConnection: close\r\n\r\n{");

        if (BODIES.contains(operation)) {
            assertThat(answer).startsWith("HTTP/1.1 415 ").contains("{\"errors\":[{\"code\":\"10014\"");
        } else {
            assertThat(answer).doesNotContain("HTTP/1.1 415", "HTTP/1.1 5");
        }
    }
}
