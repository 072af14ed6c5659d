package dev.portwright.porting.counterparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.account.Actor;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.porting.order.MessagingPortStatus;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.order.RequirementStatus;
import dev.portwright.porting.order.Supplements;
import dev.portwright.testing.DeskVerbs;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the porting desk and the losing carrier do with an order. */
@ServerTest
class CounterpartyTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");
    private static final Instant FOC = Instant.parse("2026-03-17T15:00:00Z");
    private static final Actor DESK = Actor.operator(null, "desk-1");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    @Inject
    DeskVerbs desk;

    Tenant tenant;
    String id;
    UUID orderId;

    @BeforeEach
    void order() {
        clock.set(NOW);
        tenant = server.tenant();
        id = server.completeOrder(tenant, "+13035550000", "+13035550001");
        orderId = UUID.fromString(id);
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void anOrderGoesTheWholeWayAndEachStepHasOneEntryAndOneEvent() {
        tenant.confirm(id);
        desk.submit(orderId, DESK, null);
        desk.confirmFoc(orderId, FOC, Actor.CARRIER, "As asked.");
        assertThat(tenant.show(id).data("activation_settings.foc_datetime_actual"))
                .isEqualTo("\"2026-03-17T15:00:00Z\"");
        desk.complete(orderId, Actor.SYSTEM, null);
        assertThat(tenant.show(id).data("status.value")).isEqualTo("\"ported\"");
        assertThat(tenant.show(id).data("phone_numbers.0.activation_status")).isEqualTo("\"Active\"");
        assertThat(server.rows("""
                        SELECT actor_type || ' ' || (changes #>> '{0,new_value}') FROM porting_order_change
                        WHERE porting_order_id = ?::uuid AND action = 'status_changed' ORDER BY version""", id))
                .containsExactly(
                        "user in-process", "operator submitted", "carrier foc-date-confirmed", "system ported");
        assertThat(server.rows("""
                        SELECT payload #>> '{status,value}' FROM event WHERE porting_order_id = ?::uuid
                        AND event_type = 'porting_order.status_changed' ORDER BY occurred_at""", id)).containsExactly("in-process", "submitted", "foc-date-confirmed", "ported");
    }

    @Test
    void completingByHandEndsTheActivation() {
        server.lead(tenant, id, "submitted");
        desk.confirmFoc(orderId, FOC, DESK, null);
        desk.complete(orderId, DESK, "Done by telephone.");
        assertThat(tenant.get("/v2/porting_orders/" + id + "/activation_jobs").column("status"))
                .containsExactly("completed");
        assertThat(tenant.get("/v2/phone_numbers").column("phone_number"))
                .containsExactlyInAnyOrder("+13035550000", "+13035550001");
    }

    @Test
    void anExceptionNeedsCodesOfTheCatalogue() {
        server.lead(tenant, id, "submitted");
        assertThatThrownBy(() -> desk.raiseException(orderId, List.of(), DESK, null))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("An exception has at least one code.");
        assertThatThrownBy(() -> desk.raiseException(orderId, List.of("OTHER", "NONSENSE"), DESK, null))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("There is no such exception code.");
        assertThat(tenant.show(id).data("status.value")).isEqualTo("\"submitted\"");
    }

    @Test
    void anExceptionShowsItsCodesAndTakesTheDateBack() {
        tenant.confirm(id);
        desk.submit(orderId, DESK, null);
        desk.confirmFoc(orderId, FOC, DESK, null);
        desk.raiseException(orderId, List.of("FOC_REJECTED"), DESK, "They called.");
        assertThat(tenant.show(id).data("status.value")).isEqualTo("\"exception\"");
        assertThat(tenant.show(id).data("status.details")).contains("""
                {"code":"FOC_REJECTED","description":"The losing carrier does not accept the date asked for. Ask for another \
                one, usually a later business day.","attribute":"activation_settings.foc_datetime_requested",""");
        assertThat(tenant.show(id).data("activation_settings.foc_datetime_actual"))
                .isEqualTo("null");
        tenant.confirm(id);
        assertThat(tenant.show(id).data("status")).isEqualTo("{\"value\":\"submitted\",\"details\":[]}");
    }

    @Test
    void aConfirmedDateMovesWithoutAChangeOfStatus() {
        server.lead(tenant, id, "submitted");
        desk.confirmFoc(orderId, FOC, DESK, null);
        desk.confirmFoc(orderId, FOC.plusSeconds(3600), DESK, "The carrier is late.");
        assertThat(tenant.show(id).data("activation_settings.foc_datetime_actual"))
                .isEqualTo("\"2026-03-17T16:00:00Z\"");
        assertThat(server.rows("""
                        SELECT action || ' ' || coalesce(reason, '') FROM porting_order_change
                        WHERE porting_order_id = ?::uuid AND actor_type = 'operator' ORDER BY version""", id))
                .containsExactly("status_changed ", "status_changed ", "updated The carrier is late.");
    }

    @Test
    void aDateInThePastIsRefused() {
        server.lead(tenant, id, "submitted");
        Instant fiveMinutesAgo = NOW.minusSeconds(300);
        assertThatThrownBy(() -> desk.confirmFoc(orderId, fiveMinutesAgo.minusMillis(1), DESK, null))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("The time lies in the past");
        assertThat(desk.confirmFoc(orderId, fiveMinutesAgo, DESK, null).focActual())
                .isEqualTo(fiveMinutesAgo);
    }

    @Test
    void whatTheStatusDoesNotAllowIsRefusedAndChangesNothing() {
        String before = server.row(id);
        assertThatThrownBy(() -> desk.complete(orderId, DESK, null))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining(
                        "This order is draft and cannot be completed. From here it may become: in-process.");
        assertThat(server.row(id)).isEqualTo(before);
    }

    @Test
    void anOrderIsAsActiveAsTheLeastOfItsNumbers() {
        server.lead(tenant, id, "foc-date-confirmed");
        List<PortingPhoneNumber> numbers = desk.numbers(orderId);
        desk.activationIs(
                orderId,
                Map.of(
                        numbers.get(0).id(),
                        ActivationStatus.ACTIVE,
                        numbers.get(1).id(),
                        ActivationStatus.SENDING),
                Actor.SYSTEM,
                null);
        assertThat(tenant.show(id).data("activation_settings.activation_status"))
                .isEqualTo("\"Sending\"");
        desk.activationIs(orderId, Map.of(numbers.get(1).id(), ActivationStatus.FAILED), Actor.SYSTEM, null);
        assertThat(tenant.show(id).data("activation_settings.activation_status"))
                .isEqualTo("\"Failed\"");
        assertThat(tenant.show(id).data("phone_numbers.0.activation_status")).isEqualTo("\"Active\"");
    }

    @Test
    void reviewedRequirementsAreMetOrHoldTheOrderUp() {
        String type = "59b0762a-b274-4f76-ac32-4d5cf0272e66";
        desk.decide(orderId, Map.of(type, RequirementStatus.EXCEPTION), DESK, "Not readable.");
        assertThat(tenant.show(id).data("requirements_met")).isEqualTo("false");
        assertThat(tenant.confirm(id).problems()).containsExactly("10027 /requirements/0/field_value");
        desk.decide(orderId, Map.of(type, RequirementStatus.APPROVED), DESK, null);
        assertThat(tenant.show(id).data("requirements_met")).isEqualTo("true");
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
    }

    @Test
    void whoeverHoldsAnOrderLeadsItOnlyWhereTheTableOfStatusesLeads() {
        PortingOrder.State ported = new PortingOrder.State(
                PortingOrderStatus.PORTED,
                List.of(),
                null,
                FOC,
                null,
                MessagingPortStatus.NOT_APPLICABLE,
                Supplements.NONE);
        assertThatThrownBy(() -> desk.held(orderId, DESK, held -> held.write(ported, null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an order that is draft cannot become ported");
        assertThat(tenant.show(id).data("status.value")).isEqualTo("\"draft\"");
    }
}
