package dev.portwright.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** Orders of an account of its own, a clock that stands until it is turned, and how the orders are. */
abstract class SandboxLife {
    /** A Wednesday, ten in the morning in Chicago. */
    static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    /** The carrier's answer, by which a date is confirmed unless the order calls for something else. */
    static final String UNTIL_ANSWER = "PT1H15M";

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

    /** A complete draft with numbers that end so. */
    String draft(String... endings) {
        return server.completeOrder(
                tenant,
                Arrays.stream(endings).map(ending -> "+1303555" + ending).toArray(String[]::new));
    }

    /** An order that is submitted and answered. */
    String answered(String... endings) {
        String id = draft(endings);
        confirm(id);
        advance(UNTIL_ANSWER);
        return id;
    }

    void edit(String id, Body body) {
        edit(id, body.toString());
    }

    void edit(String id, String body) {
        Answer edited = tenant.edit(id, body);
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
    }

    void account(String id, String number) {
        edit(id, Body.of("end_user.admin.account_number", number));
    }

    void request(String id, String date) {
        edit(id, Body.of("activation_settings.foc_datetime_requested", date));
    }

    void withMessaging(String id) {
        edit(
                id,
                Body.of("messaging.enable_messaging", true)
                        .with(
                                "phone_number_configuration.messaging_profile_id",
                                server.reference(tenant, "messaging_profile")));
    }

    void confirm(String id) {
        Answer confirmed = tenant.confirm(id);
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
    }

    void cancel(String id) {
        Answer cancelled = tenant.cancel(id);
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
    }

    Answer script(String id, String outcomes) {
        return put("{\"porting_order_id\":\"" + id + "\",\"outcomes\":" + outcomes + "}");
    }

    Answer put(String body, String... headers) {
        return tenant.put("/sandbox/scenario", body, headers);
    }

    Answer scenario(String id) {
        return tenant.get("/sandbox/scenario?porting_order_id=" + id);
    }

    String status(String id) {
        return tenant.show(id).data().at("/status/value").asString();
    }

    List<String> codes(String id) {
        List<String> codes = new ArrayList<>();
        tenant.show(id)
                .data()
                .at("/status/details")
                .forEach(detail -> codes.add(detail.path("code").asString()));
        return codes;
    }

    /** The confirmed date. */
    String foc(String id) {
        return tenant.show(id)
                .data()
                .at("/activation_settings/foc_datetime_actual")
                .asString();
    }

    String messaging(String id) {
        return tenant.show(id).data().at("/messaging/messaging_port_status").asString();
    }

    /** What the order shows as a whole, then what each number shows, in the order of the numbers. */
    List<String> activation(String id) {
        JsonNode order = tenant.show(id).data();
        List<String> states = new ArrayList<>();
        order.path("phone_numbers")
                .forEach(number -> states.add(number.path("phone_number").asString() + " "
                        + number.path("activation_status").asString("none")));
        states.sort(null);
        states.replaceAll(state -> state.substring(state.indexOf(' ') + 1));
        states.addFirst(order.at("/activation_settings/activation_status").asString("none"));
        return states;
    }

    /** The statuses of the order's activation jobs, newest first. */
    List<String> activations(String id) {
        return tenant.get("/v2/porting_orders/" + id + "/activation_jobs").column("status");
    }

    List<String> inventory() {
        return tenant.get("/v2/phone_numbers?sort=phone_number&page[size]=50").column("phone_number");
    }

    List<String> statusEvents(String id) {
        return events(id, "porting_order.status_changed", "{status,value}");
    }

    List<String> messagingEvents(String id) {
        return events(id, "porting_order.messaging_changed", "{messaging,messaging_port_status}");
    }

    private List<String> events(String id, String type, String path) {
        return server.rows(
                "SELECT payload #>> '" + path + "' FROM event WHERE porting_order_id = ?::uuid AND event_type = ?"
                        + " ORDER BY occurred_at, id",
                id,
                type);
    }

    void advance(String duration) {
        turn("{\"duration\":\"" + duration + "\"}");
    }

    void advanceTo(String time) {
        turn("{\"to\":\"" + time + "\"}");
    }

    private void turn(String body) {
        Answer turned = tenant.post("/sandbox/clock/advance", body);
        assertThat(turned.status()).as(turned.text()).isEqualTo(200);
        assertThat(turned.data("jobs_failed")).isEqualTo("0");
    }
}
