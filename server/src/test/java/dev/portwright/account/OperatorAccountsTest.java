package dev.portwright.account;

import static dev.portwright.testing.Api.customer;
import static dev.portwright.testing.Api.error;
import static dev.portwright.testing.Api.operator;
import static dev.portwright.testing.Api.withKey;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

@ServerTest
class OperatorAccountsTest {
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    @Test
    void anAccountIsMadeAndReadBack() {
        Map<String, Object> made = create("/operator/accounts", Map.of("name", "Reseller"));

        assertThat(made)
                .containsOnlyKeys("id", "record_type", "name", "created_at", "suspended_at", "suspension_reason")
                .containsEntry("suspended_at", null)
                .containsEntry("suspension_reason", null);
        assertThat(made).containsEntry("record_type", "account").containsEntry("name", "Reseller");
        assertThat(Instant.parse((String) made.get("created_at"))).isBeforeOrEqualTo(Instant.now());
        assertThat(data("/operator/accounts/" + made.get("id"))).isEqualTo(made);
    }

    @Test
    void accountsAreListedNewestFirstInPages() {
        String first = Api.account("First");
        String second = Api.account("Second");

        JsonPath page = operator()
                .get("/operator/accounts?page[size]=2")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(page.<String>getList("data.id")).containsExactly(second, first);
        int total = page.getInt("meta.total_results");
        assertThat(page.<String, Object>getMap("meta"))
                .isEqualTo(Map.of(
                        "page_number", 1, "page_size", 2, "total_pages", (total + 1) / 2, "total_results", total));
        List<String> last = operator()
                .get("/operator/accounts?page[size]=1&page[number]=" + total)
                .then()
                .extract()
                .path("data.id");
        assertThat(last).containsExactly("24b4a4bb-c4df-46ad-bbcb-23fc741c5ad7");
    }

    @Test
    void aNewAccountHasAUserAndGetsMore() {
        String account = Api.account("Reseller");
        String path = "/operator/accounts/" + account + "/users";

        Map<String, Object> made = create(path, Map.of("name", "Ada Example", "email", "ada@example.com"));

        assertThat(made).containsOnlyKeys("id", "record_type", "account_id", "name", "email", "created_at");
        assertThat(made)
                .containsEntry("record_type", "user")
                .containsEntry("account_id", account)
                .containsEntry("name", "Ada Example")
                .containsEntry("email", "ada@example.com");
        List<Map<String, Object>> users = operator().get(path).then().extract().path("data");
        assertThat(users).hasSize(2).first().isEqualTo(made);
        assertThat(users.getLast()).containsEntry("name", "Reseller").containsEntry("email", null);
    }

    @Test
    void aKeyIsShownOnceAndWorksUntilItIsRevoked() {
        String account = Api.account("Reseller");
        String path = "/operator/accounts/" + account + "/api_keys";

        Map<String, Object> made = create(path, Map.of("name", "Order system"));
        String secret = String.valueOf(made.get("key"));
        assertThat(secret).matches("pw_[A-Za-z0-9_-]{43}");
        assertThat(made)
                .containsEntry("record_type", "api_key")
                .containsEntry("account_id", account)
                .containsEntry("name", "Order system")
                .containsEntry("prefix", secret.substring(0, 7))
                .containsEntry("last_used_at", null)
                .containsEntry("revoked_at", null);
        withKey(secret).get("/v2/porting_orders/exception_types").then().statusCode(200);

        String list = operator().get(path).then().statusCode(200).extract().asString();
        assertThat(list).doesNotContain(secret);
        assertThat(JsonPath.from(list).<String, Object>getMap("data[0]"))
                .containsOnlyKeys(
                        "id",
                        "record_type",
                        "account_id",
                        "user_id",
                        "name",
                        "prefix",
                        "created_at",
                        "last_used_at",
                        "revoked_at");

        operator().delete(path + "/" + made.get("id")).then().statusCode(204).body(equalTo(""));
        Map<String, Object> refusal = withKey(secret)
                .get("/v2/porting_orders/exception_types")
                .then()
                .statusCode(401)
                .extract()
                .jsonPath()
                .getMap("");
        assertThat(refusal)
                .isEqualTo(error(
                        "10009", "Authentication failed", "The key is unknown or revoked.", "parameter:Authorization"));
        String revokedAt = operator().get(path).then().extract().path("data[0].revoked_at");
        assertThat(revokedAt).isNotNull();

        operator().delete(path + "/" + made.get("id")).then().statusCode(204);
        assertThat(operator().get(path).then().extract().<String>path("data[0].revoked_at"))
                .isEqualTo(revokedAt);
    }

    @Test
    void theLastUseOfAKeyIsKept() {
        String account = Api.account("Reseller");
        Map<String, Object> key = Api.key(account);
        Instant before = Instant.now();

        withKey(String.valueOf(key.get("key")))
                .get("/v2/porting_orders/exception_types")
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            String used = operator()
                    .get("/operator/accounts/" + account + "/api_keys")
                    .then()
                    .extract()
                    .path("data[0].last_used_at");
            assertThat(used).isNotNull();
            assertThat(Instant.parse(used)).isBetween(before.minusSeconds(1), before.plusSeconds(5));
        });
    }

    @Test
    void aKeyMayActForAUserOfTheAccountOnly() {
        String account = Api.account("Reseller");
        Map<String, Object> user =
                create("/operator/accounts/" + account + "/users", Map.of("name", "Ada", "email", "ada@example.com"));
        String stranger = "40d68ba2-0847-4df2-be9c-b0e0cb673e75";
        String path = "/operator/accounts/" + account + "/api_keys";

        assertThat(create(path, Map.of("name", "Ada's", "user_id", user.get("id"))))
                .containsEntry("user_id", user.get("id"));
        assertThat(refused(422, path, "{\"name\":\"x\",\"user_id\":\"" + stranger + "\"}"))
                .isEqualTo(error(
                        "10017",
                        "Associated resource does not exist",
                        "The account has no user with this id.",
                        "pointer:/user_id"));
        assertThat(refused(422, path, "{\"name\":\"x\",\"user_id\":\"42\"}"))
                .isEqualTo(error("10006", "Invalid id", "The value must be a UUID.", "pointer:/user_id"));
    }

    @Test
    void keysOfOtherAccountsCannotBeRevoked() {
        Map<String, Object> key = Api.key(Api.account("One"));
        String other = Api.account("Other");

        Map<String, Object> refusal = operator()
                .delete("/operator/accounts/" + other + "/api_keys/" + key.get("id"))
                .then()
                .statusCode(404)
                .extract()
                .jsonPath()
                .getMap("");

        assertThat(refusal).isEqualTo(error("10005", "Resource not found", "There is no such API key.", null));
        withKey(String.valueOf(key.get("key")))
                .get("/v2/porting_orders/exception_types")
                .then()
                .statusCode(200);
    }

    @Test
    void unknownAccountsAnswerNotFound() {
        for (String path : List.of("", "/users", "/api_keys")) {
            assertThat(get(404, "/operator/accounts/" + NOBODY + path)).isEqualTo(noAccount());
        }
        assertThat(refused(404, "/operator/accounts/" + NOBODY + "/users", "{\"name\":\"x\"}"))
                .isEqualTo(noAccount());
        assertThat(refused(404, "/operator/accounts/" + NOBODY + "/api_keys", "{\"name\":\"x\"}"))
                .isEqualTo(noAccount());
        Map<String, Object> revoked = operator()
                .delete("/operator/accounts/" + NOBODY + "/api_keys/"
                        + Api.key(Api.account("Any")).get("id"))
                .then()
                .statusCode(404)
                .extract()
                .jsonPath()
                .getMap("");
        assertThat(revoked).isEqualTo(noAccount());
    }

    @Test
    void idsThatAreNoUuidsAreBadRequests() {
        Map<String, Object> expected =
                error("10006", "Invalid id", "'account_id' must be a UUID.", "parameter:account_id");
        for (String path : List.of("/operator/accounts/42", "/operator/accounts/42/users")) {
            assertThat(get(400, path)).isEqualTo(expected);
        }
        assertThat(refused(400, "/operator/accounts/42/api_keys", "{\"name\":\"x\"}"))
                .isEqualTo(expected);
    }

    @Test
    void badBodiesAreRefused() {
        String account = Api.account("Reseller");
        String path = "/operator/accounts";
        assertThat(refused(422, path, "{}"))
                .isEqualTo(error("10004", "Missing required parameter", "'name' is required.", "pointer:/name"));
        assertThat(refused(422, path, "{\"name\":7}"))
                .isEqualTo(error(
                        "10026", "Invalid parameter type", "Expected string but found an integer.", "pointer:/name"));
        assertThat(refused(422, path, "{\"name\":\"\"}"))
                .isEqualTo(error(
                        "10025",
                        "String length out of range",
                        "The text must have at least 1 character.",
                        "pointer:/name"));
        assertThat(refused(400, path, "{\"name\":"))
                .isEqualTo(
                        error("10023", "Invalid JSON", "The body is not well-formed JSON at line 1, column 9.", null));
        assertThat(refused(422, path + "/" + account + "/users", "{\"name\":\"x\",\"email\":\"nowhere\"}"))
                .isEqualTo(
                        error("10027", "Unprocessable entity", "The value must be a valid email.", "pointer:/email"));
        assertThat(refused(422, path + "/" + account + "/users", "{\"name\":\"x\",\"email\":\"\u00c9da@example.com\"}"))
                .isEqualTo(error("10027", "Unprocessable entity", "The value must match ^[!-~]+$.", "pointer:/email"));
    }

    @Test
    void onlyTheOperatorsKeyOpensTheOperatorApi() {
        assertThat(given().get("/operator/accounts")
                        .then()
                        .statusCode(401)
                        .extract()
                        .jsonPath()
                        .<String, Object>getMap(""))
                .isEqualTo(error(
                        "10009",
                        "Authentication failed",
                        "The request has no key. Send it as 'Authorization: Bearer KEY'.",
                        "parameter:Authorization"));
        assertThat(customer()
                        .get("/operator/accounts")
                        .then()
                        .statusCode(401)
                        .extract()
                        .jsonPath()
                        .<String, Object>getMap(""))
                .isEqualTo(error(
                        "10009",
                        "Authentication failed",
                        "This is not the operator's key.",
                        "parameter:Authorization"));
    }

    @Test
    void unknownFiltersAndBadPagesAreRefused() {
        assertThat(get(400, "/operator/accounts?filter[name]=x"))
                .isEqualTo(error(
                        "10031",
                        "Invalid filter",
                        "'filter[name]' is not a filter or sort of this list. It knows: none.",
                        "parameter:filter[name]"));
        assertThat(get(422, "/operator/accounts?page[size]=251"))
                .isEqualTo(error(
                        "10033", "Value outside of range", "The value must be at most 250.", "parameter:page[size]"));
    }

    @Test
    void noSecretReachesTheLog() {
        List<String> lines = new ArrayList<>();
        Handler handler = new Recorder(lines);
        Logger.getLogger("").addHandler(handler);
        String secret;
        try {
            Map<String, Object> key = Api.key(Api.account("Reseller"));
            secret = String.valueOf(key.get("key"));
            withKey(secret).get("/v2/porting_orders/exception_types").then().statusCode(200);
            withKey(secret + "x")
                    .get("/v2/porting_orders/exception_types")
                    .then()
                    .statusCode(401);
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(lines).anyMatch(line -> line.contains("path=/v2/porting_orders/exception_types"));
        assertThat(lines).noneMatch(line -> line.contains(secret) || line.contains("portwright-operator-key"));
    }

    private static final class Recorder extends Handler {
        private final List<String> lines;
        private final Formatter formatter = new SimpleFormatter();

        Recorder(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public synchronized void publish(LogRecord record) {
            lines.add(formatter.formatMessage(record) + String.valueOf(record.getThrown()));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static Map<String, Object> create(String path, Map<String, ?> body) {
        return operator()
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("data");
    }

    private static Map<String, Object> data(String path) {
        return operator().get(path).then().statusCode(200).extract().path("data");
    }

    private static Map<String, Object> get(int status, String path) {
        return operator()
                .get(path)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath()
                .getMap("");
    }

    private static Map<String, Object> refused(int status, String path, String body) {
        return operator()
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath()
                .getMap("");
    }

    private static Map<String, Object> noAccount() {
        return error("10005", "Resource not found", "There is no such account.", null);
    }
}
