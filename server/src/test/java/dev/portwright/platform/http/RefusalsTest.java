package dev.portwright.platform.http;

import static dev.portwright.testing.Api.customer;
import static dev.portwright.testing.Api.error;
import static dev.portwright.testing.Api.withKey;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.portwright.platform.contract.Contract;
import dev.portwright.testing.ServerTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What refuses a request before or instead of a resource, always with the API's error body. */
@ServerTest
class RefusalsTest {
    private static final String CHECKS = "/v2/portability_checks";
    private static final String TYPES = "/v2/porting_orders/exception_types";
    private static final String HEAD = "Host: localhost\r\nAuthorization: Bearer portwright-sandbox-key\r\n";

    @Inject
    Contract contract;

    @Test
    void aMissingKeyIsUnauthenticated() {
        assertRefused(
                given().get(TYPES),
                401,
                error(
                        "10009",
                        "Authentication failed",
                        "The request has no key. Send it as 'Authorization: Bearer KEY'.",
                        "parameter:Authorization"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Basic cG9ydA==", "portwright-sandbox-key"})
    void aMalformedAuthorizationIsUnauthenticated(String header) {
        assertRefused(
                given().header("Authorization", header).get(TYPES),
                401,
                error(
                        "10009",
                        "Authentication failed",
                        "The Authorization header must be 'Bearer KEY'.",
                        "parameter:Authorization"));
    }

    @Test
    void aWrongKeyIsUnauthenticated() {
        assertRefused(
                withKey("portwright-sandbox-kez").get(TYPES),
                401,
                error("10009", "Authentication failed", "The key is unknown or revoked.", "parameter:Authorization"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2",
                "/v2/",
                "/v2/nothing",
                "/nothing",
                "/docs/nothing.html",
                "/operator",
                "/v2/porting_orders/a/b"
            })
    void unknownPathsAnswerNotFound(String path) {
        assertRefused(
                customer().get(path),
                404,
                error(
                        "10005",
                        "Resource not found",
                        "There is nothing at this path. The operations are listed at /docs.",
                        null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2/porting_order | /v2/porting_orders (GET, POST)",
                "/porting_orders | /v2/porting_orders (GET, POST)",
                "/v2/porting_order/24b4a4bb-c4df-46ad-a4e4-5f5a3d1a4f0e | /v2/porting_orders/{id} (DELETE, GET, PATCH)",
                "/v2/porting_orders/24b4a4bb-c4df-46ad-a4e4-5f5a3d1a4f0e/actions/submit"
                        + " | /v2/porting_orders/{id}/actions/confirm (POST)",
                "/v2/portability_check | /v2/portability_checks (POST)",
            })
    void mistypedPathsAnswerNotFoundAndTheNearest(String path, String nearest) {
        Map<String, Object> refusal = error(
                "10005",
                "Resource not found",
                "There is nothing at this path. Did you mean " + nearest + "? The operations are listed at /docs.",
                null);
        assertRefused(customer().get(path), 404, refusal);
        assertRefused(customer().contentType("application/json").body("{}").post(path), 404, refusal);
        assertRefused(customer().request("PROPFIND", path), 404, refusal);
    }

    /** Bytes of all kinds, by themselves and amid paths that there are. */
    @Test
    void noPathIsAnsweredWithAnErrorOfTheServerOrInLongTime() {
        Random random = new Random(20260311);
        assertTimeout(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 400; i++) {
                String path = i % 2 == 0 ? noise(random, 400) : "/v2/porting_orders" + noise(random, 40);
                String answer = get("/v2/" + path);
                assertThat(answer).as(path).matches("(?s)HTTP/1[.][01] (4|20)[0-9]{1,2} .*");
                assertThat(answer).as(path).contains("content-type: application/json");
            }
        });
    }

    private static String noise(Random random, int most) {
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            int octet = random.nextInt(256);
            switch (random.nextInt(4)) {
                case 0 -> noise.append('/');
                case 1 -> noise.append('%').append(HexFormat.of().toHexDigits((byte) octet));
                case 2 -> noise.append((char) octet);
                default -> noise.append((char) ('a' + octet % 26));
            }
        }
        return noise.toString();
    }

    @Test
    void whoAsksWhereSomethingIsToBeSentHearsWhat() {
        Response asked = customer().get(CHECKS + "?filter[phone_numbers]=%2B13035550000");
        assertRefused(
                asked,
                405,
                error(
                        "10030",
                        "Method not allowed",
                        "This path does not take that method; see the Allow header. It takes a POST with phone_numbers in"
                                + " a JSON body.",
                        null));
        assertThat(allowed(asked)).containsExactly("OPTIONS", "POST");
    }

    @Test
    void otherMethodsAnswerWhichAreAllowed() {
        Map<String, Object> refusal = error(
                "10030", "Method not allowed", "This path does not take that method; see the Allow header.", null);
        Response orders = customer().delete("/v2/porting_orders");
        assertRefused(orders, 405, refusal);
        assertThat(allowed(orders)).containsExactly("GET", "HEAD", "OPTIONS", "POST");
        Response order = customer().put("/v2/porting_orders/" + UUID.randomUUID());
        assertRefused(order, 405, refusal);
        assertThat(allowed(order)).containsExactly("DELETE", "GET", "HEAD", "OPTIONS", "PATCH");
        Response windows = customer().post("/v2/porting_orders/" + UUID.randomUUID() + "/allowed_foc_windows");
        assertRefused(windows, 405, refusal);
        assertThat(allowed(windows)).containsExactly("GET", "HEAD", "OPTIONS");
    }

    @Test
    void everyPathRefusesTheMethodsThatAreNotDescribed() {
        assertThat(contract.paths()).hasSizeGreaterThan(100);
        contract.paths().forEach((template, described) -> {
            String path = template.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                if (!described.contains(method.toLowerCase(Locale.ROOT))) {
                    Response answer = customer().request(method, path);
                    assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(405);
                    assertThat(allowed(answer))
                            .as(method + " " + path)
                            .doesNotContain(method)
                            .contains("OPTIONS");
                }
            }
        });
    }

    @Test
    void optionsNamesTheMethodsThatOthersAreToldOf() {
        String order = "/v2/porting_orders/" + UUID.randomUUID();
        for (String path : List.of(
                CHECKS,
                "/v2/porting_orders",
                order,
                order + "/allowed_foc_windows",
                "/v2/porting_orders/exception_types",
                order + "/actions/confirm",
                "/v2/phone_numbers/slim",
                "/openapi.json")) {
            Response options = customer().options(path);
            assertThat(options.statusCode()).as(path).isEqualTo(200);
            assertThat(options.body().asByteArray()).isEmpty();
            assertThat(allowed(options))
                    .as(path)
                    .containsExactly(allowed(customer().put(path)));
        }
        assertThat(customer().options("/v2/nothing").statusCode()).isEqualTo(404);
        assertThat(customer().options("/v2/phone_numbers/jobs").statusCode()).isEqualTo(404);
    }

    private static String[] allowed(Response response) {
        return response.header("Allow").split(", ?", -1);
    }

    @Test
    void otherMediaTypesAreUnsupported() {
        assertRefused(
                customer().contentType("text/plain").body("x").post(CHECKS),
                415,
                error(
                        "10014",
                        "Unsupported media type",
                        "Send the body as application/json, of a PATCH also as application/merge-patch+json, or as"
                                + " text/csv where the reference says so.",
                        "parameter:Content-Type"));
    }

    @Test
    void twoIdempotencyKeysAreABadRequest() {
        assertRefused(
                customer()
                        .header("Idempotency-Key", "a", "a")
                        .contentType("application/json")
                        .body("{\"phone_numbers\":[\"+13035550000\"]}")
                        .post(CHECKS),
                400,
                error(
                        "10015",
                        "Bad request",
                        "The header is given 2 times. Give one key.",
                        "parameter:Idempotency-Key"));
    }

    @Test
    void malformedJsonIsABadRequest() {
        assertRefused(
                customer().contentType("application/json").body("{").post(CHECKS),
                400,
                error("10023", "Invalid JSON", "The body is not well-formed JSON at line 1, column 2.", null));
        assertRefused(
                customer().contentType("application/json").post(CHECKS),
                400,
                error("10023", "Invalid JSON", "The request has no body. Send a JSON object.", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page[size]=%zz", "%zz", "page[size]=%ff", "page[size]=%"})
    void malformedPercentEncodingInTheQueryIsABadRequest(String query) throws IOException {
        assertThat(get("/v2/porting_orders?" + query))
                .startsWith("HTTP/1.1 400 ")
                .contains("{\"errors\":[{\"code\":\"10015\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/porting_orders/%zz", "/v2/%", "/docs/%zz", "/%"})
    void malformedPercentEncodingInThePathIsABadRequest(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 400 ").contains("{\"errors\":[{\"code\":\"100");
    }

    private static String get(String target) throws IOException {
        return exchange("GET " + target + " HTTP/1.1\r\n" + HEAD + "Connection: close\r\n\r\n");
    }

    @Test
    void theRequestIdIsTheCallersOrANewOne() {
        assertThat(customer().header("x-request-id", "mine-1").get(TYPES).header("x-request-id"))
                .isEqualTo("mine-1");
        assertThat(UUID.fromString(
                        customer().header("x-request-id", "not mine").get(TYPES).header("x-request-id")))
                .isNotNull();
        assertThat(given().header("x-request-id", "mine-2").get("/nothing").header("x-request-id"))
                .isEqualTo("mine-2");
        assertThat(given().header("x-request-id", "mine-3").get(TYPES).header("x-request-id"))
                .isEqualTo("mine-3");
    }

    @Test
    void aBodyOf64KibibytesIsReadAndNotAByteMore() {
        byte[] body = new byte[64 << 10];
        Arrays.fill(body, (byte) ' ');
        body[0] = '{';
        body[1] = '}';
        assertThat(customer()
                        .contentType("application/json")
                        .body(body)
                        .post(CHECKS)
                        .statusCode())
                .isEqualTo(422);
        byte[] more = Arrays.copyOf(body, body.length + 1);
        assertRefused(
                customer().contentType("application/json").body(more).post(CHECKS),
                413,
                error("10015", "Request too large", "The body of this request may have at most 64 KiB.", null));
    }

    @Test
    void aChunkedBodyIsHeldToTheSameLimit() throws IOException {
        String chunk = "1000\r\n" + " ".repeat(1 << 12) + "\r\n";
        String head = "POST " + CHECKS + " HTTP/1.1\r\n" + HEAD
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

        String enough = exchange(head, chunk.repeat(15), "2\r\n{}\r\n0\r\n\r\n");
        assertThat(enough).startsWith("HTTP/1.1 422 ");

        String tooMuch = exchange(head, chunk.repeat(16), "1\r\n \r\n0\r\n\r\n");
        assertThat(tooMuch)
                .startsWith("HTTP/1.1 413 ")
                .endsWith("\"meta\":{\"url\":\"http://localhost/docs/errors.html#10015\"}}]}");
    }

    @Test
    void aBodyThatIsNotWantedIsAnsweredAndEndsTheConnection() throws IOException {
        String refused = "POST " + CHECKS + " HTTP/1.1\r\n" + HEAD
                + "Content-Type: application/json\r\nContent-Length: 2097152\r\n\r\n" + " ".repeat(2 << 20);
        String next = "GET " + TYPES + " HTTP/1.1\r\n" + HEAD + "Connection: close\r\n\r\n";

        String answers = exchange(refused, next);

        assertThat(answers)
                .startsWith("HTTP/1.1 413 ")
                .contains("connection: close")
                .endsWith("\"meta\":{\"url\":\"http://localhost/docs/errors.html#10015\"}}]}");
    }

    @Test
    void refusalsGiveBackTheirShareOfTheKey() {
        String unknown = "/v2/porting_orders/" + UUID.randomUUID();
        for (int i = 0; i <= ParallelLimit.LIMIT; i++) {
            assertThat(customer().get(unknown).statusCode()).isEqualTo(404);
            assertThat(customer().get("/v2/porting_orders/x").statusCode()).isEqualTo(400);
            assertThat(customer().get("/v2/porting_orders?sort=x").statusCode()).isEqualTo(400);
            assertThat(customer()
                            .contentType("text/plain")
                            .body("x")
                            .post(CHECKS)
                            .statusCode())
                    .isEqualTo(415);
            assertThat(customer()
                            .contentType("application/json")
                            .body("{")
                            .post(CHECKS)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(customer()
                            .contentType("application/json")
                            .body(" ".repeat(70_000))
                            .post(CHECKS)
                            .statusCode())
                    .isEqualTo(413);
            assertThat(withKey("portwright-operator-key")
                            .get("/operator/accounts/x")
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(customer().get(TYPES).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatNothingTakesIsRefusedUnread() throws IOException {
        String answer = exchange("POST " + CHECKS + " HTTP/1.1\r\n" + HEAD
                + "Content-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .contains("The body is larger than this path takes.")
                .contains("x-request-id: ");
    }

    private static String exchange(String... parts) throws IOException {
        return RawHttp.exchange(RestAssured.port, parts);
    }

    private static void assertRefused(Response response, int status, Map<String, Object> body) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/json");
        assertThat(response.jsonPath().<String, Object>getMap("")).isEqualTo(body);
        assertThat(response.header("x-request-id")).isNotEmpty();
    }
}
