package dev.portwright.managed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Client;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code DisableManagedAccount} and {@code EnableManagedAccount}, and what the operator says beside them. */
@ServerTest
class DisablingTest extends Managers {
    private String id = "";
    private String path = "";
    private String atTheOperators = "";
    private Client baker = Api.client("");

    @BeforeEach
    void account() {
        Answer made = made("Bakery");
        id = made.id();
        path = PATH + "/" + id;
        atTheOperators = "/operator/accounts/" + id;
        baker = client(made);
    }

    @Test
    void theKeysOfADisabledAccountAreRefusedUntilItIsEnabled() {
        String order = baker.post("/v2/porting_orders", Body.numbers(one)).ok().id();
        clock.advance(Duration.ofMinutes(1));

        Answer disabled = tenant.post(path + "/actions/disable", "");

        assertThat(disabled.status()).isEqualTo(200);
        assertThat(disabled.id()).isEqualTo(id);
        assertThat(disabled.value("updated_at")).isEqualTo("2026-03-11T15:01:00Z");
        Answer refused = baker.get("/v2/porting_orders");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10010",
                        "Authorization failed",
                        "The account is suspended. Ask the operator of this server to resume it, or whoever manages"
                                + " the account to enable it.",
                        null))));
        assertThat(tenant.get("/v2/porting_orders").status()).isEqualTo(200);

        Answer enabled = tenant.post(path + "/actions/enable", Body.of("reenable_all_connections", true));

        assertThat(enabled.status()).isEqualTo(200);
        assertThat(baker.get("/v2/porting_orders").column("id")).containsExactly(order);
    }

    @Test
    void disabledAccountsAreListedWhenThatIsAskedFor() {
        String garage = made("Garage").id();
        tenant.post(path + "/actions/disable", "").ok();

        assertThat(tenant.get(PATH).column("id")).containsExactly(garage);
        assertThat(tenant.get(PATH + "?include_cancelled_accounts=false").column("id"))
                .containsExactly(garage);
        assertThat(tenant.get(PATH + "?include_cancelled_accounts=true").column("id"))
                .containsExactlyInAnyOrder(garage, id);
        assertThat(tenant.get(path).status()).isEqualTo(200);
    }

    @Test
    void accountsAreFoundByHowTheyStand() {
        String garage = made("Garage").id();
        String dairy = made("Dairy").id();
        tenant.post(path + "/actions/disable", "").ok();
        operator.post("/operator/accounts/" + garage + "/actions/suspend", "").ok();

        assertThat(found("all")).containsExactlyInAnyOrder(id, garage, dairy);
        assertThat(found("enabled")).containsExactly(dairy);
        assertThat(found("active")).containsExactly(dairy);
        assertThat(found("disabled")).containsExactlyInAnyOrder(id, garage);
        assertThat(found("cancelled")).containsExactlyInAnyOrder(id, garage);
        assertThat(found("blocked")).containsExactly(garage);
    }

    private List<String> found(String status) {
        return tenant.get(PATH + "?filter[status][eq]=" + status).ok().column("id");
    }

    @Test
    void onceMoreChangesNothing() {
        Answer disabled = tenant.post(path + "/actions/disable", "").ok();
        clock.advance(Duration.ofMinutes(1));
        assertThat(tenant.post(path + "/actions/disable", "").text()).isEqualTo(disabled.text());
        Answer enabled = tenant.post(path + "/actions/enable", "").ok();
        clock.advance(Duration.ofMinutes(1));
        assertThat(tenant.post(path + "/actions/enable", "").text()).isEqualTo(enabled.text());
        assertThat(history()).containsExactly("resumed manager", "suspended manager");
    }

    @Test
    void whatTheOperatorHasSuspendedItsManagerNeitherEnablesNorDisables() {
        operator.post(atTheOperators + "/actions/suspend", Body.of("reason", "Fraud."))
                .ok();

        assertRefused(
                tenant.post(path + "/actions/enable", ""),
                "The operator of this server has suspended the account. Ask the operator to resume it.");
        assertRefused(
                tenant.post(path + "/actions/disable", ""),
                "The operator of this server has suspended the account. Its keys are refused already.");
        assertThat(baker.get("/v2/porting_orders").status()).isEqualTo(403);
        assertThat(operator.get(atTheOperators).value("suspension_reason")).isEqualTo("Fraud.");
    }

    @Test
    void theOperatorTakesOverWhatAManagerHasDisabled() {
        tenant.post(path + "/actions/disable", "").ok();
        String since = operator.get(atTheOperators).value("suspended_at");
        clock.advance(Duration.ofMinutes(1));

        Answer suspended = operator.post(atTheOperators + "/actions/suspend", Body.of("reason", "Fraud."));

        assertThat(suspended.value("suspended_at")).isEqualTo(since);
        assertThat(suspended.value("suspension_reason")).isEqualTo("Fraud.");
        assertThat(tenant.post(path + "/actions/enable", "").status()).isEqualTo(422);
        operator.post(atTheOperators + "/actions/resume", "").ok();
        assertThat(baker.get("/v2/porting_orders").status()).isEqualTo(200);
        assertThat(history()).containsExactly("resumed operator", "suspended operator", "suspended manager");
    }

    @Test
    void theOperatorEndsWhatAManagerHasBegun() {
        tenant.post(path + "/actions/disable", "").ok();

        operator.post(atTheOperators + "/actions/resume", "").ok();

        assertThat(baker.get("/v2/porting_orders").status()).isEqualTo(200);
        assertThat(tenant.get(PATH).column("id")).containsExactly(id);
        assertThat(tenant.post(path + "/actions/disable", "").status()).isEqualTo(200);
        assertThat(baker.get("/v2/porting_orders").status()).isEqualTo(403);
    }

    @Test
    void badBodiesChangeNothing() {
        tenant.post(path + "/actions/disable", "").ok();

        assertThat(tenant.post(path + "/actions/enable", Body.of("reenable_all_connections", "all"))
                        .problems())
                .containsExactly("10026 /reenable_all_connections");
        assertThat(tenant.post(path + "/actions/enable", "{").status()).isEqualTo(400);
        assertThat(baker.get("/v2/porting_orders").status()).isEqualTo(403);
    }

    @Test
    void ofAnEmptiedManagerTheAccountsAreNobodysAndTheirKeysRefused() {
        String garage = made("Garage").id();
        tenant.post(PATH + "/" + garage + "/actions/disable", "").ok();

        assertThat(tenant.post("/sandbox/reset", "").status()).isEqualTo(204);

        assertThat(tenant.get(PATH + "?include_cancelled_accounts=true").data().isEmpty())
                .isTrue();
        assertThat(tenant.get("/v2/audit_events").data().isEmpty()).isTrue();
        assertThat(operator.get(atTheOperators).value("suspended_at")).isNotEmpty();
        assertThat(operator.get("/operator/managed_accounts?filter[account_id]=" + garage)
                        .data()
                        .isEmpty())
                .isTrue();
        made("Bakery");
        operator.post(atTheOperators + "/actions/resume", "").ok();
        assertThat(baker.get("/v2/porting_orders").status()).isEqualTo(200);
    }

    private List<String> history() {
        Answer answer = operator.get(atTheOperators + "/history");
        return answer.data()
                .valueStream()
                .map(entry -> entry.path("change").asString() + " "
                        + entry.path("changed_by").asString())
                .toList();
    }

    private static void assertRefused(Answer answer, String why) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json())
                .isEqualTo(Json.read(Json.bytes(Api.error("10027", "Unprocessable entity", why, null))));
    }
}
