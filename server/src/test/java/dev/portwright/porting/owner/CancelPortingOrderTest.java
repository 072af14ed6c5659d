package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.account.Actor;
import dev.portwright.testing.DeskVerbs;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cancelling an order, and what the porting desk makes of it: {@code CancelPortingOrder}. */
@ServerTest
class CancelPortingOrderTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    @Inject
    DeskVerbs desk;

    Tenant tenant;
    String id;

    @BeforeEach
    void order() {
        clock.set(NOW);
        tenant = server.tenant();
        id = server.completeOrder(tenant, "+13035550000");
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @ParameterizedTest
    @CsvSource({"in-process", "submitted", "exception"})
    void anOrderOnItsWayIsPending(String status) {
        server.lead(tenant, id, status);
        Answer pending = tenant.cancel(id);
        assertThat(pending.status()).isEqualTo(200);
        assertThat(pending.data("status")).isEqualTo("{\"value\":\"cancel-pending\",\"details\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"in-process", "submitted", "exception"})
    void aRefusalLeadsBackToWhereTheOrderWas(String status) {
        server.lead(tenant, id, status);
        String before = tenant.show(id).data("status");
        tenant.cancel(id);
        desk.refuseCancellation(UUID.fromString(id), Actor.operator(null, null), "The carrier has begun.");
        assertThat(tenant.show(id).data("status")).isEqualTo(before);
        assertThat(tenant.get("/v2/porting_orders/" + id + "/history")
                        .data()
                        .at("/0/reason")
                        .asString())
                .isEqualTo("The carrier has begun.");
    }

    @Test
    void anApprovalEndsTheOrderAndFreesItsNumbers() {
        server.lead(tenant, id, "submitted");
        tenant.cancel(id);
        desk.approveCancellation(UUID.fromString(id), Actor.operator(null, null), null);
        assertThat(tenant.show(id).data("status.value")).isEqualTo("\"cancelled\"");
        assertThat(tenant.create("+13035550000").status()).isEqualTo(201);
        assertThat(tenant.cancel(id).json().at("/errors/0/detail").asString())
                .isEqualTo("This order is cancelled and cannot be cancelled any more.");
    }

    @Test
    void messagingThatWasPendingIsCanceledWithItsEvent() {
        tenant.edit(id, Body.of("messaging.enable_messaging", true));
        server.lead(tenant, id, "submitted");
        tenant.cancel(id);
        desk.approveCancellation(UUID.fromString(id), Actor.operator(null, null), null);
        assertThat(tenant.show(id).data("messaging.messaging_port_status")).isEqualTo("\"canceled\"");
        assertThat(server.rows(
                        "SELECT payload #>> '{messaging,messaging_port_status}' FROM event WHERE porting_order_id = ?::uuid AND event_type = 'porting_order.messaging_changed' ORDER BY occurred_at",
                        id))
                .containsExactly("pending", "canceled");
    }

    @Test
    void until48HoursBeforeTheFocTimeItCanBeCancelledAndNotLater() {
        Instant foc = NOW.plus(Duration.ofDays(5));
        server.lead(tenant, id, "submitted");
        desk.confirmFoc(UUID.fromString(id), foc, Actor.operator(null, null), null);
        clock.set(foc.minus(Duration.ofDays(2)).plusMillis(1));
        Answer late = tenant.cancel(id);
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.json().at("/errors/0/code").asString()).isEqualTo("10027");
        assertThat(late.json().at("/errors/0/detail").asString())
                .isEqualTo(
                        "The numbers move at 2026-03-16T15:00:00Z. An order can be cancelled until 48 hours before that, which was 2026-03-14T15:00:00Z.");
        clock.set(foc.minus(Duration.ofDays(2)));
        assertThat(tenant.cancel(id).data("status.value")).isEqualTo("\"cancel-pending\"");
        assertThat(tenant.cancel(id).json().at("/errors/0/detail").asString())
                .isEqualTo("The cancellation of this order was asked for already; the porting desk decides on it.");
    }

    @Test
    void aDraftIsDeletedInstead() {
        assertThat(tenant.cancel(id).json().at("/errors/0/detail").asString())
                .isEqualTo("A draft is deleted, not cancelled: send DELETE /v2/porting_orders/" + id + ".");
    }

    @Test
    void strangersLearnNothing() {
        Tenant other = server.tenant();
        assertThat(other.cancel(id).status()).isEqualTo(404);
        assertThat(other.cancel(id).text())
                .isEqualTo(other.cancel(UUID.randomUUID().toString()).text());
        assertThat(tenant.cancel("x").status()).isEqualTo(400);
        assertThat(tenant.withKey("").cancel(id).status()).isEqualTo(401);
    }
}
