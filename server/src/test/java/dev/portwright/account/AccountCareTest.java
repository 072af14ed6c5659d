package dev.portwright.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Accounts are renamed, suspended and resumed by the operator. */
@ServerTest
class AccountCareTest {
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
    private static final String SUSPENDED = "{\"errors\":[{\"code\":\"10010\",\"title\":\"Authorization failed\","
            + "\"detail\":\"The account is suspended. Ask the operator of this server to resume it, or whoever manages the"
            + " account to enable it.\","
            + "\"meta\":{\"url\":\"/docs/errors.html#10010\"}}]}";

    @Inject
    TestServer server;

    @Inject
    AccountCare care;

    private Tenant tenant;
    private Tenant operator;
    private String path = "";

    @BeforeEach
    void account() {
        tenant = server.tenant();
        operator = tenant.withKey(Api.OPERATOR_KEY);
        path = "/operator/accounts/" + tenant.accountId();
    }

    @Test
    void anAccountIsRenamed() {
        Answer renamed = operator.patch(path, Body.of("name", "Acme Telecom"), "x-request-id", "rename-1");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.data().propertyNames())
                .containsExactly("id", "record_type", "name", "created_at", "suspended_at", "suspension_reason");
        assertThat(renamed.data("name")).isEqualTo("\"Acme Telecom\"");
        assertThat(operator.get(path).data()).isEqualTo(renamed.data());
        assertThat(history()).containsExactly("renamed Acme Telecom operator rename-1");
    }

    @Test
    void theKeysOfASuspendedAccountAreRefusedUntilItIsResumed() {
        String order = tenant.order("+13035550100");

        Answer suspended = operator.post(
                path + "/actions/suspend", Body.of("reason", "Invoices are overdue."), "x-request-id", "suspend-1");

        assertThat(suspended.status()).isEqualTo(200);
        assertThat(suspended.data("suspended_at")).matches("\"[0-9T:.-]+Z\"");
        assertThat(suspended.data("suspension_reason")).isEqualTo("\"Invoices are overdue.\"");
        for (Answer refused : List.of(
                tenant.get("/v2/porting_orders"),
                tenant.create("+13035550101"),
                tenant.delete("/v2/porting_orders/" + order),
                tenant.get("/sandbox/clock"))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).isEqualTo(Api.here(SUSPENDED));
        }
        assertThat(operator.get("/operator/porting_orders/" + order).status()).isEqualTo(200);

        Answer resumed = operator.post(path + "/actions/resume", "", "x-request-id", "resume-1");

        assertThat(resumed.status()).isEqualTo(200);
        assertThat(resumed.data("suspended_at")).isEqualTo("null");
        assertThat(resumed.data("suspension_reason")).isEqualTo("null");
        assertThat(tenant.get("/v2/porting_orders").column("id")).containsExactly(order);
        assertThat(history())
                .containsExactly(
                        "resumed null operator resume-1", "suspended Invoices are overdue. operator suspend-1");
    }

    @Test
    void whatChangesNothingIsNotInTheHistory() {
        operator.patch(path, Body.of("name", "Test"));
        operator.post(path + "/actions/resume", "");
        operator.post(path + "/actions/suspend", Body.of("reason", null), "x-request-id", "once");
        String since = operator.get(path).data("suspended_at");

        Answer again = operator.post(path + "/actions/suspend", Body.of("reason", "Another."));

        assertThat(again.data("suspended_at")).isEqualTo(since);
        assertThat(again.data("suspension_reason")).isEqualTo("null");
        assertThat(history()).containsExactly("suspended null operator once");
    }

    @Test
    void whatIsSuspendedElsewhereIsRefusedHereWithinASecondOrSo() {
        assertThat(tenant.get("/v2/porting_orders").status()).isEqualTo(200);

        care.suspend(tenant.accountId(), null, ChangedBy.COMMAND_LINE);

        Awaitility.await()
                .atMost(Duration.ofSeconds(3))
                .until(() -> tenant.get("/v2/porting_orders").status() == 403);
        assertThat(history()).containsExactly("suspended null command_line null");
    }

    @Test
    void anOrderOfASuspendedAccountGoesOn() {
        String order = server.completeOrder(tenant, "+13035550102");
        assertThat(tenant.confirm(order).status()).isEqualTo(200);
        Tenant other = server.tenant();

        operator.post(path + "/actions/suspend", "");
        other.post("/sandbox/clock/advance", Body.of("duration", "PT20M"));

        assertThat(operator.get("/operator/porting_orders/" + order).data("status.value"))
                .isEqualTo("\"submitted\"");
        other.post("/sandbox/clock/reset", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/actions/suspend", "/actions/resume", "/history"})
    void accountsThatAreNotAreNotFoundAndIdsMustBeIds(String action) {
        assertThat(call(operator, "/operator/accounts/" + NOBODY + action).text())
                .isEqualTo(Api.here(
                        "{\"errors\":[{\"code\":\"10005\",\"title\":\"Resource not found\",\"detail\":\"There is no such"
                                + " account.\",\"meta\":{\"url\":\"/docs/errors.html#10005\"}}]}"));
        Answer noId = call(operator, "/operator/accounts/42" + action);
        assertThat(noId.status()).isEqualTo(400);
        assertThat(noId.problems()).containsExactly("10006 account_id");
        assertThat(call(tenant, path + action).status()).isEqualTo(401);
    }

    private static Answer call(Tenant caller, String at) {
        return at.endsWith("/history")
                ? caller.get(at)
                : at.contains("/actions/") ? caller.post(at, "") : caller.patch(at, Body.of("name", "x"));
    }

    @Test
    void badBodiesChangeNothing() {
        assertThat(operator.patch(path, "{}").problems()).containsExactly("10004 /name");
        assertThat(operator.patch(path, Body.of("name", "")).problems()).containsExactly("10025 /name");
        assertThat(operator.patch(path, Body.of("name", null)).problems()).containsExactly("10026 /name");
        assertThat(operator.post(path + "/actions/suspend", Body.of("reason", ""))
                        .problems())
                .containsExactly("10025 /reason");
        assertThat(operator.post(path + "/actions/suspend", Body.of("reason", 7))
                        .problems())
                .containsExactly("10026 /reason");
        assertThat(operator.post(path + "/actions/resume", "{\"reason\":\"" + "x".repeat(256) + "\"}")
                        .problems())
                .containsExactly("10025 /reason");
        assertThat(operator.get(path).data("suspended_at")).isEqualTo("null");
        assertThat(history()).isEmpty();
    }

    private List<String> history() {
        Answer answer = operator.get(path + "/history");
        assertThat(answer.status()).isEqualTo(200);
        return answer.data()
                .valueStream()
                .map(entry -> String.join(
                        " ",
                        entry.path("change").asString(),
                        text(entry.path("detail")),
                        entry.path("changed_by").asString(),
                        text(entry.path("request_id"))))
                .toList();
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
