package dev.portwright.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Desk;
import dev.portwright.testkit.PhoneNumbers;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order goes through its whole life because people at the desk decide: no carrier is simulated. */
@ServerTest
@TestProfile(PeopleDecide.class)
class DeskLifeTest extends AtTheDesk {
    private String id;

    @BeforeEach
    void order() {
        id = server.completeOrder(tenant, one, two);
    }

    @Test
    void anOrderComesFromItsOwnerToTheInventoryByTheDesksCalls() {
        String connection = server.reference(tenant, "connection");
        tenant.edit(id, """
                {"messaging":{"enable_messaging":true},"phone_number_configuration":
                 {"connection_id":"%s","messaging_profile_id":"%s"}}""".formatted(connection, server.reference(tenant, "messaging_profile")));
        assertThat(desk.asked(id)).isEqualTo("nothing");
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
        assertThat(desk.list("?filter[waiting]=true&filter[account_id]=" + tenant.accountId())
                        .column("id"))
                .containsExactly(id);
        assertThat(desk.show(id).data("request"))
                .isEqualTo("{\"type\":\"new_order\",\"asked_at\":\"2026-03-11T15:00:00Z\"}");

        assertThat(desk.submit(id).data("status.value")).isEqualTo("\"submitted\"");
        assertThat(desk.list("?filter[waiting]=true&filter[account_id]=" + tenant.accountId())
                        .column("id"))
                .isEmpty();
        assertThat(desk.act(id, "raise_exception", Body.of("codes", new String[] {"PASSCODE_PIN_INVALID"}))
                        .data("status.details.0.code"))
                .isEqualTo("\"PASSCODE_PIN_INVALID\"");
        tenant.edit(id, Body.of("end_user.admin.pin_passcode", "1357"));
        assertThat(tenant.confirm(id).data("status.value")).isEqualTo("\"submitted\"");
        assertThat(desk.asked(id)).isEqualTo("resubmission");
        assertThat(desk.show(id).data("end_user.admin.pin_passcode")).isEqualTo("\"1357\"");
        assertThat(desk.show(id).data("end_user.admin.account_number")).isEqualTo("\"4711\"");
        desk.client().post(Desk.ORDERS + "/" + id + "/comments", Body.of("body", "They are looking."));
        assertThat(tenant.get("/v2/porting_orders/" + id + "/comments").column("user_type"))
                .containsExactly("admin");

        confirmFoc("2026-03-16T15:00:00Z", "Agreed.");
        assertThat(desk.asked(id)).isEqualTo("nothing");
        tenant.edit(id, Body.of("activation_settings.foc_datetime_requested", "2026-03-17T15:00:00Z"));
        assertThat(desk.asked(id)).isEqualTo("new_date");
        confirmFoc("2026-03-17T15:00:00Z", "Moved.");
        assertThat(desk.asked(id)).isEqualTo("nothing");

        clock.set(Instant.parse("2026-03-17T15:00:00Z"));
        awaitPorted();
        assertThat(tenant.get("/v2/phone_numbers?sort=phone_number").column("phone_number"))
                .containsExactly(one, two);
        assertThat(tenant.get("/v2/phone_numbers").column("connection_id")).containsOnly(connection);
        assertThat(desk.asked(id)).isEqualTo("messaging");
        assertThat(desk.act(id, "messaging", Body.of("messaging_port_status", "ported"))
                        .data("messaging.messaging_port_completed"))
                .isEqualTo("true");
        assertThat(desk.asked(id)).isEqualTo("nothing");
        assertThat(server.rows("""
                        SELECT actor_type || ' ' || (changes #>> '{0,new_value}') FROM porting_order_change
                        WHERE porting_order_id = ?::uuid AND action = 'status_changed' ORDER BY version""", id))
                .containsExactly(
                        "user in-process",
                        "operator submitted",
                        "operator exception",
                        "user submitted",
                        "operator foc-date-confirmed",
                        "system ported");
    }

    @Test
    void aWishForAnotherDateThatNobodyAnsweredEndsWithThePort() {
        server.lead(tenant, id, "submitted");
        confirmFoc("2026-03-16T15:00:00Z", "Agreed.");
        tenant.edit(id, Body.of("activation_settings.foc_datetime_requested", "2026-03-17T15:00:00Z"));
        assertThat(desk.asked(id)).isEqualTo("new_date");
        clock.set(Instant.parse("2026-03-16T15:00:00Z"));
        awaitPorted();
        assertThat(desk.asked(id)).isEqualTo("nothing");
    }

    @Test
    void peopleMayCompleteAnOrderAtItsDateAndItsActivationEndsWithIt() {
        server.lead(tenant, id, "submitted");
        confirmFoc("2026-03-16T15:00:00Z", "Agreed.");
        Answer early = desk.act(id, "complete", "");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.json().at("/errors/0/detail").asString())
                .isEqualTo(
                        "The numbers move at 2026-03-16T15:00:00Z; it is 2026-03-11T15:00:00Z. Confirm the present time first if they have moved already.");
        clock.set(Instant.parse("2026-03-11T15:02:00Z"));
        confirmFoc("2026-03-11T15:00:00Z", "They have moved already.");
        desk.act(id, "complete", Body.of("reason", "Test calls came in."));
        assertThat(tenant.show(id).data("status.value")).isEqualTo("\"ported\"");
        Awaitility.await()
                .untilAsserted(() -> assertThat(tenant.get("/v2/porting_orders/" + id + "/activation_jobs")
                                .column("status"))
                        .containsExactly("completed"));
        assertThat(tenant.get("/v2/phone_numbers").data()).hasSize(2);
    }

    @Test
    void numberByNumberTheLastActiveOneCompletesTheOrder() {
        server.lead(tenant, id, "foc-date-confirmed");
        assertThat(numberIs(one, "Active").problems()).containsExactly("10027 /phone_numbers/0/activation_status");
        assertThat(numberIs(one, "Concurred").data("phone_numbers.0.activation_status"))
                .isEqualTo("\"Concurred\"");
        clock.set(Instant.parse("2026-03-20T15:00:00Z"));
        Answer first = numberIs(one, "Active");
        assertThat(first.data("phone_numbers.0.activation_status")).isEqualTo("\"Active\"");
        assertThat(first.data("status.value")).isEqualTo("\"foc-date-confirmed\"");
        assertThat(numberIs(one, "Active").header("etag")).isEqualTo(first.header("etag"));
        assertThat(numberIs(one, "Failed").problems()).containsExactly("10027 /phone_numbers/0/activation_status");
        assertThat(numberIs(PhoneNumbers.next(), "Failed").problems())
                .containsExactly("10027 /phone_numbers/0/phone_number");
        assertThat(numberIs(two, "Active").data("status.value")).isEqualTo("\"ported\"");
        assertThat(desk.history(id).column("reason"))
                .startsWith(
                        "All numbers are active.",
                        "(" + two + " is Active)",
                        "(" + one + " is Active)",
                        "(" + one + " is Concurred)");
        assertThat(tenant.get("/v2/phone_numbers").data()).hasSize(2);
    }

    @Test
    void whatTheDeskHearsOfANumberNeitherMovesAnActivationThatHasBegunNorStopsOneThatHasNot() {
        server.lead(tenant, id, "submitted");
        confirmFoc("2026-03-16T15:00:00Z", "Agreed.");
        assertThat(numberIs(one, "Conflict").status()).isEqualTo(200);
        confirmFoc("2026-03-17T15:00:00Z", "They need a day more.");

        clock.setForJobs(Instant.parse("2026-03-17T15:00:00Z"));
        Awaitility.await()
                .until(() -> tenant.get("/v2/porting_orders/" + id + "/activation_jobs")
                        .column("status")
                        .equals(List.of("in-process")));
        assertThat(numberIs(one, "Pending").status()).isEqualTo(200);
        Answer late = desk.act(id, "confirm_foc", Body.of("foc_datetime", "2026-03-18T15:00:00Z"));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.json().at("/errors/0/detail").asString())
                .isEqualTo("The numbers are being activated; the date cannot be moved any more.");
        awaitPorted();
        assertThat(tenant.show(id).data("activation_settings.foc_datetime_actual"))
                .isEqualTo("\"2026-03-17T15:00:00Z\"");
    }

    private Answer numberIs(String number, String status) {
        return desk.activation(id, status, number);
    }

    private void confirmFoc(String foc, String reason) {
        Answer confirmed =
                desk.act(id, "confirm_foc", Body.of("foc_datetime", foc).with("reason", reason));
        assertThat(confirmed.data("activation_settings.foc_datetime_actual")).isEqualTo("\"" + foc + "\"");
        assertThat(confirmed.data("status.value")).isEqualTo("\"foc-date-confirmed\"");
    }

    /** The activation takes a minute for each step, so the clock goes on while it runs. */
    private void awaitPorted() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            if (tenant.show(id).data("status.value").equals("\"ported\"")) {
                return true;
            }
            clock.advanceForJobs(Duration.ofSeconds(20));
            return false;
        });
    }
}
