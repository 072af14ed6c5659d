package dev.portwright.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Client;
import dev.portwright.testkit.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GetUserBalance}, {@code GetAccountBalance} and {@code ReplaceAccountBalance}. */
@ServerTest
class BalanceTest extends AtTheDesk {
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    private Client operator;
    private String path = "";

    @BeforeEach
    void account() {
        operator = Api.client(Api.OPERATOR_KEY);
        path = "/operator/accounts/" + tenant.accountId() + "/balance";
    }

    @Test
    void anAccountHasNothingUntilTheOperatorSaysOtherwise() {
        assertThat(tenant.get("/v2/balance").text())
                .isEqualTo("{\"data\":{\"record_type\":\"balance\",\"pending\":\"0.00\",\"balance\":\"0.00\","
                        + "\"credit_limit\":\"0.00\",\"available_credit\":\"0.00\",\"currency\":\"USD\"}}");
        assertThat(operator.get(path).text())
                .isEqualTo("{\"data\":{\"account_id\":\"" + tenant.accountId() + "\",\"record_type\":\"balance\","
                        + "\"pending\":\"0.00\",\"balance\":\"0.00\",\"credit_limit\":\"0.00\","
                        + "\"available_credit\":\"0.00\",\"currency\":\"USD\"}}");
    }

    @Test
    void whatTheOperatorKeepsTheAccountReads() {
        Answer put = operator.put(
                path,
                Body.of("balance", "-12.5")
                        .with("credit_limit", "100")
                        .with("pending", "3.07")
                        .with("currency", "EUR"));

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.text())
                .isEqualTo("{\"data\":{\"account_id\":\"" + tenant.accountId() + "\",\"record_type\":\"balance\","
                        + "\"pending\":\"3.07\",\"balance\":\"-12.50\",\"credit_limit\":\"100.00\","
                        + "\"available_credit\":\"87.50\",\"currency\":\"EUR\"}}");
        assertThat(operator.get(path).text()).isEqualTo(put.text());
        assertThat(tenant.get("/v2/balance").text())
                .isEqualTo("{\"data\":{\"record_type\":\"balance\",\"pending\":\"3.07\",\"balance\":\"-12.50\","
                        + "\"credit_limit\":\"100.00\",\"available_credit\":\"87.50\",\"currency\":\"EUR\"}}");
        assertThat(server.tenant().get("/v2/balance").data("balance")).isEqualTo("\"0.00\"");
    }

    @Test
    void amountsAreExactAsLargeAsTheyMayBe() {
        operator.put(path, balance("999999999999.99", "999999999999.99")).ok();

        assertThat(tenant.get("/v2/balance").data("available_credit")).isEqualTo("\"1999999999999.98\"");

        operator.put(path, balance("-999999999999.99", "0.01")).ok();

        assertThat(tenant.get("/v2/balance").data("available_credit")).isEqualTo("\"-999999999999.98\"");
    }

    @Test
    void aChangeIsInTheAuditLogAndWhatChangesNothingIsNot() {
        operator.put(path, balance("5", "0")).ok();
        operator.put(path, balance("5.00", "0.0")).ok();
        operator.put(path, balance("0.00", "0.00")).ok();

        Answer log = tenant.get("/v2/audit_events?sort=asc");

        assertThat(log.column("changes"))
                .containsExactly(
                        "[{\"field\":\"balance\",\"to\":\"5.00\",\"from\":\"0.00\"}]",
                        "[{\"field\":\"balance\",\"to\":\"0.00\",\"from\":\"5.00\"}]");
        assertThat(log.column("change_made_by")).containsExactly("telnyx", "telnyx");
        assertThat(log.column("resource_id").stream().distinct()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "balance, 1.005, 10027",
        "balance, 1000000000000.00, 10027",
        "balance, 1e3, 10027",
        "balance, '1,50', 10027",
        "balance, '', 10027",
        "credit_limit, -1.00, 10027",
        "pending, -0.01, 10027",
        "currency, usd, 10027",
        "currency, XYZ, 10032",
    })
    void whatIsNoAmountIsRefused(String attribute, String value, String code) {
        operator.put(path, balance("1.00", "2.00")).ok();

        Answer refused = operator.put(path, balance("9.00", "9.00").with(attribute, value));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).as(refused.text()).containsExactly(code + " /" + attribute);
        assertThat(tenant.get("/v2/balance").data("balance")).isEqualTo("\"1.00\"");
    }

    @Test
    void allProblemsAreTold() {
        assertThat(operator.put(path, Body.of("balance", 1).with("currency", "XYZ"))
                        .problems())
                .containsExactlyInAnyOrder("10026 /balance", "10004 /credit_limit", "10032 /currency");
        assertThat(operator.put(path, balance("1", "1").with("currency", "XYZ")).json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10032",
                        "Invalid enumerated value",
                        "There is no such currency. Give a code of ISO 4217, such as USD.",
                        "pointer:/currency"))));
    }

    @Test
    void accountsThatAreNotAreNotFound() {
        String unknown = "/operator/accounts/" + NOBODY + "/balance";
        for (Answer answer : new Answer[] {operator.get(unknown), operator.put(unknown, balance("1", "1"))}) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json())
                    .isEqualTo(Json.read(
                            Json.bytes(Api.error("10005", "Resource not found", "There is no such account.", null))));
        }
        assertThat(operator.get("/operator/accounts/42/balance").problems()).containsExactly("10006 account_id");
    }

    @Test
    void anAccountThatIsEmptiedHasNothing() {
        Tenant other = server.tenant();
        operator.put("/operator/accounts/" + other.accountId() + "/balance", balance("7", "0"))
                .ok();
        operator.put(path, balance("5", "0")).ok();

        assertThat(tenant.post("/sandbox/reset", "").status()).isEqualTo(204);

        assertThat(tenant.get("/v2/balance").data("balance")).isEqualTo("\"0.00\"");
        assertThat(tenant.get("/v2/audit_events").data().isEmpty()).isTrue();
        assertThat(other.get("/v2/balance").data("balance")).isEqualTo("\"7.00\"");
    }

    private static Body balance(String balance, String credit) {
        return Body.of("balance", balance).with("credit_limit", credit).with("currency", "USD");
    }
}
