package dev.portwright.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A simulated carrier goes on with both orders of a split. */
@ServerTest
class SplitInSandboxTest {
    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;

    @BeforeEach
    void tenant() {
        clock.set(Instant.parse("2026-03-11T15:00:00Z"));
        tenant = server.tenant();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @ParameterizedTest
    @CsvSource({"PT1M, in-process", "PT15M, submitted", "PT2H, foc-date-confirmed"})
    void bothOrdersArePorted(String after, String status) {
        String id = server.completeOrder(tenant, "+13035550000", "+13035550001");
        tenant.edit(id, Body.of("activation_settings.foc_datetime_requested", "2026-03-20T15:00:00Z"));
        tenant.confirm(id);
        advance(after);
        Answer split = Api.desk().act(id, "split", Body.numbers("+13035550001"));
        assertThat(split.data("to.status.value")).isEqualTo("\"" + status + "\"");
        advance("P30D");
        assertThat(tenant.get("/v2/porting_orders").column("status.value")).containsExactly("ported", "ported");
        assertThat(tenant.get("/v2/phone_numbers?sort=phone_number").column("phone_number"))
                .containsExactly("+13035550000", "+13035550001");
    }

    private void advance(String duration) {
        Answer advanced = tenant.post("/sandbox/clock/advance", Body.of("duration", duration));
        assertThat(advanced.data("jobs_failed")).isEqualTo("0");
    }
}
