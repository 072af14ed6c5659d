package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers kept for requests with an Idempotency-Key, on a clock that is advanced. */
@ServerTest
class KeptAnswerExpiryTest {
    private static final String NEW_ORDER = "{\"phone_numbers\":[\"+13035550000\"]}";

    @Inject
    TestServer server;

    private Tenant tenant;

    @BeforeEach
    void freeze() {
        tenant = server.tenant();
        turn("reset", "");
        turn("freeze", "");
    }

    @AfterEach
    void reset() {
        turn("reset", "");
    }

    @Test
    void answersAreForgottenAfterADayAlsoWhenNobodySendsKeysAnyMore() {
        tenant.post("/v2/porting_orders", NEW_ORDER, Idempotency.HEADER, "first");
        turn("advance", "{\"duration\":\"PT12H\"}");
        tenant.post("/v2/porting_orders", NEW_ORDER.replace("0000", "0001"), Idempotency.HEADER, "second");
        assertThat(keys()).containsExactly("first", "second");

        turn("advance", "{\"duration\":\"PT12H\"}");
        assertThat(keys()).containsExactly("first", "second");
        turn("advance", "{\"duration\":\"PT20M\"}");
        assertThat(keys()).containsExactly("second");
        turn("advance", "{\"duration\":\"PT12H\"}");

        assertThat(keys()).isEmpty();
    }

    @Test
    void moreThanAreForgottenAtOnceAllGo() {
        server.run(
                """
                INSERT INTO idempotent_request (account_id, key, request_hash, created_at)
                SELECT ?::uuid, 'k' || n, '', ?::timestamptz FROM generate_series(1, 2001) n""",
                tenant.accountId().toString(),
                turn("freeze", "").data().path("now").stringValue());

        turn("advance", "{\"duration\":\"P2D\"}");

        assertThat(keys()).isEmpty();
    }

    private List<String> keys() {
        return server.rows(
                "SELECT key FROM idempotent_request WHERE account_id = ?::uuid ORDER BY key",
                tenant.accountId().toString());
    }

    private Answer turn(String action, String body) {
        Answer answer = tenant.post("/sandbox/clock/" + action, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }
}
