package dev.portwright.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order lives from confirm to ported in a sandbox, by turning the clock. */
@ServerTest
class WholeLifeTest {
    /** A Wednesday, ten in the morning in Chicago. */
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;

    @BeforeEach
    void tenant() {
        clock.set(NOW);
        tenant = server.tenant();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void anOrderIsPortedAtTheDateAskedForAndItsNumbersAreInTheInventory() {
        String connection = server.reference(tenant, "connection");
        String id = server.completeOrder(tenant, "+13035550000", "+13035550001");
        tenant.edit(id, """
                {"customer_reference":"mine","phone_number_configuration":{"connection_id":"%s","tags":["a"]},
                 "activation_settings":{"foc_datetime_requested":"2026-03-20T15:00:00Z"}}""".formatted(connection));
        tenant.confirm(id);
        advance("PT15M");
        assertThat(status(id)).isEqualTo("submitted");
        advance("PT1H");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
        assertThat(tenant.show(id).data("activation_settings.foc_datetime_actual"))
                .isEqualTo("\"2026-03-20T15:00:00Z\"");
        advance("PT2M");
        assertThat(tenant.show(id).data("activation_settings.activation_status"))
                .isEqualTo("\"Concurred\"");
        advanceTo("2026-03-20T14:59:59Z");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
        advance("PT1S");
        assertThat(tenant.show(id).data("activation_settings.activation_status"))
                .isEqualTo("\"Activate RDY\"");
        advance("PT2M");
        Answer ported = tenant.show(id);
        assertThat(ported.data("status.value")).isEqualTo("\"ported\"");
        assertThat(ported.data("requirements_met")).isEqualTo("true");
        Answer owned = tenant.get("/v2/phone_numbers?sort=phone_number");
        assertThat(owned.column("phone_number")).containsExactly("+13035550000", "+13035550001");
        assertThat(owned.column("connection_id")).containsOnly(connection);
        assertThat(owned.column("tags")).containsOnly("[\"a\"]");
        assertThat(server.rows(
                        "SELECT payload #>> '{status,value}' FROM event WHERE porting_order_id = ?::uuid AND event_type = 'porting_order.status_changed' ORDER BY occurred_at",
                        id))
                .containsExactly("in-process", "submitted", "foc-date-confirmed", "ported");
        assertThat(tenant.get("/v2/porting_orders/" + id + "/activation_jobs").column("status"))
                .containsExactly("completed");
    }

    @Test
    void anOrderOnDemandIsActivatedWhenItsOwnerSaysSo() {
        String id = server.completeOrder(tenant, "+13035550000");
        tenant.edit(id, """
                {"activation_settings":{"foc_datetime_requested":"2026-03-20T15:00:00Z","activation_type":"on-demand"}}""");
        tenant.confirm(id);
        advanceTo("2026-03-20T14:00:00Z");
        Answer early = activate(id);
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.json().at("/errors/0/detail").asString())
                .isEqualTo(
                        "The activation window is from 2026-03-20T15:00:00Z to 2026-03-21T01:00:00Z; it is 2026-03-20T14:00:00Z.");
        advanceTo("2026-03-20T17:00:00Z");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
        Answer begun = activate(id);
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.data("activate_at")).isEqualTo("\"2026-03-20T17:00:00Z\"");
        advance("PT2M");
        assertThat(status(id)).isEqualTo("ported");
        assertThat(activate(id).status()).isEqualTo(422);
    }

    @Test
    void anOrderThatIsCancelledInTimeEnds() {
        String id = server.completeOrder(tenant, "+13035550000");
        tenant.confirm(id);
        tenant.cancel(id);
        advance("PT2H");
        assertThat(status(id)).isEqualTo("cancelled");
        advance("P30D");
        assertThat(status(id)).isEqualTo("cancelled");
    }

    private Answer activate(String id) {
        return tenant.post("/v2/porting_orders/" + id + "/actions/activate", "");
    }

    private String status(String id) {
        return tenant.show(id).data().at("/status/value").asString();
    }

    private void advance(String duration) {
        turn("{\"duration\":\"" + duration + "\"}");
    }

    private void advanceTo(String time) {
        turn("{\"to\":\"" + time + "\"}");
    }

    private void turn(String body) {
        Answer turned = tenant.post("/sandbox/clock/advance", body);
        assertThat(turned.status()).isEqualTo(200);
        assertThat(turned.data("jobs_failed")).isEqualTo("0");
    }
}
