package dev.portwright.testing;

import static io.restassured.RestAssured.given;

import dev.portwright.testkit.Client;
import dev.portwright.testkit.Desk;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests to a server under test, and the error bodies it must answer with. */
public final class Api {
    /** The API key that every sandbox of a test has. */
    public static final String SANDBOX_KEY = "portwright-sandbox-key";

    /** The operator's key that every sandbox of a test has. */
    public static final String OPERATOR_KEY = "portwright-operator-key";

    private Api() {}

    /** Sends requests with this key. To be asked for in tests: where the server is, is known once it runs. */
    public static Client client(String key) {
        return new Client(URI.create(origin()), key);
    }

    private static String origin() {
        return "http://localhost:" + RestAssured.port;
    }

    /** What a body looks like whose links are written without the server: with that of the tests. */
    public static String here(String body) {
        return body.replace("\"/docs/", "\"" + origin() + "/docs/");
    }

    /** The people of the desk. */
    public static Desk desk() {
        return new Desk(client(OPERATOR_KEY));
    }

    /** A request with the sandbox's key. */
    public static RequestSpecification customer() {
        return withKey(SANDBOX_KEY);
    }

    /** A request with the operator's key. */
    public static RequestSpecification operator() {
        return withKey(OPERATOR_KEY);
    }

    public static RequestSpecification withKey(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    /** Makes an account through the operator API and answers its id. */
    public static String account(String name) {
        return operator()
                .contentType("application/json")
                .body(Map.of("name", name))
                .post("/operator/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    /** Makes a key of an account through the operator API; the map is the whole answer's data. */
    public static Map<String, Object> key(String accountId) {
        return operator()
                .contentType("application/json")
                .body(Map.of("name", "Test"))
                .post("/operator/accounts/{id}/api_keys", accountId)
                .then()
                .statusCode(201)
                .extract()
                .path("data");
    }

    /** A whole error body with one problem. Source is {@code pointer:...}, {@code parameter:...} or null. */
    public static Map<String, Object> error(String code, String title, String detail, @Nullable String source) {
        Map<String, Object> meta = Map.of("url", origin() + "/docs/errors.html#" + code);
        Map<String, Object> problem = source == null
                ? Map.of("code", code, "title", title, "detail", detail, "meta", meta)
                : Map.of(
                        "code",
                        code,
                        "title",
                        title,
                        "detail",
                        detail,
                        "meta",
                        meta,
                        "source",
                        Map.of(source.substring(0, source.indexOf(':')), source.substring(source.indexOf(':') + 1)));
        return Map.of("errors", List.of(problem));
    }
}
