package dev.portwright.porting.owner.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.PhoneNumbers;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code GET /v2/porting_orders/{id}/readiness}. */
@ServerTest
class ReadinessTest {
    @Inject
    TestServer server;

    Tenant tenant;
    String number;
    String id;

    @BeforeEach
    void draft() {
        tenant = server.tenant();
        number = PhoneNumbers.next();
        id = tenant.order(number);
    }

    private Answer readiness() {
        return tenant.get("/v2/porting_orders/" + id + "/readiness");
    }

    /** Each finding that is not risky as a problem. */
    private static List<String> problems(Answer readiness) {
        List<String> problems = new ArrayList<>();
        for (JsonNode finding : readiness.data().path("findings")) {
            if (!finding.path("severity").asString().equals("risky")) {
                problems.add(finding.path("code").asString() + " "
                        + finding.path("pointer").asString(""));
            }
        }
        return problems;
    }

    @Test
    void whatConfirmingWouldTellIsFound() {
        Answer empty = readiness();
        assertThat(empty.status()).isEqualTo(200);
        assertThat(problems(empty)).isEqualTo(tenant.confirm(id).problems()).hasSize(12);
        assertThat(empty.data("score")).isEqualTo("0");
        assertThat(empty.data("ready")).isEqualTo("false");
        assertThat(tenant.show(id).header("etag")).isEqualTo("\"1\"");
    }

    @Test
    void aNumberThatIsBeingPortedIsInvalidUntilThatIsOver() {
        Tenant other = server.tenant();
        server.fill(tenant, id);
        String theirs = server.completeOrder(other, number);
        other.confirm(theirs).ok();
        Answer taken = readiness();
        assertThat(taken.data("ready")).isEqualTo("false");
        assertThat(problems(taken).getFirst()).startsWith("80003");
        assertThat(taken.data().at("/findings/0/severity").asString()).isEqualTo("invalid");
        assertThat(taken.data().at("/findings/0/pointer").isNull()).isTrue();
    }

    @Test
    void anOrderThatLacksNothingIsReadyWithWhatIsRiskyAndSecretsAreMasked() {
        server.fill(tenant, id);
        tenant.edit(id, Body.of("end_user.admin.account_number", "ann@example.com"))
                .ok();
        Answer ready = readiness();
        assertThat(ready.data()).isEqualTo(Json.read("""
                {"record_type":"porting_order_readiness","porting_order_id":"%s","status":"draft","ready":true,"score":90,
                 "findings":[
                   {"severity":"risky","code":"BTN_ATN_MISMATCH","pointer":"/end_user/admin/billing_phone_number",
                    "value":"+13035550199",
                    "detail":"A full port moves all numbers of the account, and the billing number is not among those of the order. Add it in an order of its own, or make the port partial."},
                   {"severity":"risky","code":"ACCOUNT_NUMBER_MISMATCH","pointer":"/end_user/admin/account_number",
                    "value":"***",
                    "detail":"This looks like an account with a reseller. The carrier whose network it uses is asked, and knows the numbers by its own account number and port-out PIN. Ask the reseller for those."}],
                 "documents":[
                   {"pointer":"/documents/loa","document_id":"%s","reading":"not_read"},
                   {"pointer":"/documents/invoice","document_id":"%s","reading":"not_read"}]}""".formatted(
                id, tenant.show(id).value("documents.loa"), tenant.show(id).value("documents.invoice"))));
        tenant.edit(
                        id,
                        Body.of("end_user.admin.billing_phone_number", number)
                                .with("end_user.admin.account_number", "1"))
                .ok();
        assertThat(readiness().data("score")).isEqualTo("100");
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
    }

    /** Whatever else is missing or risky of the order: no PATCH mends it. */
    @Test
    void numbersThatOneLetterCannotBeForAreRisky() {
        id = tenant.order("+493023125000", "+498923125000");
        JsonNode findings = readiness().data().path("findings");
        assertThat(findings.get(findings.size() - 1)).isEqualTo(Json.read("""
                {"severity":"risky","code":"PORTING_ORDER_SPLIT_REQUIRED","pointer":null,"value":null,
                 "detail":"One letter is for numbers of one city, and these have 2 area codes: 30, 89. Make an order of its own for each."}"""));
    }

    @Test
    void anOrderThatIsUnderWayOrOverIsNotReadyAndIsToldAsConfirmingDoes() {
        server.fill(tenant, id);
        tenant.confirm(id).ok();
        for (String status : List.of("in-process", "submitted", "foc-date-confirmed", "ported")) {
            server.lead(tenant, id, status);
            Answer under = readiness();
            assertThat(under.data().path("status").asString()).isEqualTo(status);
            assertThat(under.data("ready")).isEqualTo("false");
            assertThat(under.data("score")).isEqualTo("85");
            assertThat(under.data().path("findings")).isEqualTo(Json.read("""
                            [{"severity":"invalid","code":"10027","pointer":null,"value":null,
                              "detail":"Only drafts and orders in exception can be confirmed; this order is %s."}]""".formatted(status)));
            assertThat(tenant.confirm(id).problems()).containsExactly("10027");
        }
    }

    @Test
    void anotherAccountDoesNotHearOfIt() {
        assertThat(server.tenant()
                        .get("/v2/porting_orders/" + id + "/readiness")
                        .problems())
                .containsExactly("10005 id");
    }
}
