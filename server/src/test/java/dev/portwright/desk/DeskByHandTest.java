package dev.portwright.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Desk;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that people activate: nothing happens by itself at their date, and nobody forgets them. */
@ServerTest
@TestProfile(PeopleDecide.class)
class DeskByHandTest extends AtTheDesk {
    private static final String FOC = "2026-03-16T15:00:00Z";
    private static final String CLOSING = "2026-03-17T01:00:00Z";

    private String id;

    @BeforeEach
    void order() {
        id = server.completeOrder(tenant, one, two);
    }

    @Test
    void atItsDateAnOrderWaitsForPeopleUntilTheySayThatItIsDone() {
        server.lead(tenant, id, "submitted");
        Answer set = activation("by_hand");
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.data("activation")).isEqualTo("\"by_hand\"");
        assertThat(set.data("effective_activation")).isEqualTo("\"by_hand\"");
        assertThat(tenant.show(id).data().has("activation")).isFalse();
        confirmFoc(FOC);
        awaitScheduled(FOC);
        assertThat(tenant.get(jobs()).column("status")).containsExactly("created");
        assertThat(desk.asked(id)).isEqualTo("nothing");

        clock.setForJobs(Instant.parse(FOC));
        awaitAsked();
        assertThat(desk.show(id).data("request"))
                .isEqualTo("{\"type\":\"activation\",\"asked_at\":\"2026-03-16T15:00:00Z\"}");
        assertThat(desk.list("?filter[request]=activation&filter[account_id]=" + tenant.accountId())
                        .column("id"))
                .containsExactly(id);
        assertThat(scheduled()).isEmpty();
        assertThat(tenant.status(id)).isEqualTo("foc-date-confirmed");
        assertThat(tenant.show(id).data("activation_settings.activation_status"))
                .isEqualTo("null");

        clock.set(Instant.parse("2026-03-18T15:00:00Z"));
        assertThat(numberIs(one, "Active").data("request.type")).isEqualTo("\"activation\"");
        Answer done = numberIs(two, "Active");
        assertThat(done.data("status.value")).isEqualTo("\"ported\"");
        assertThat(done.data("request")).isEqualTo("null");
        assertThat(tenant.get(jobs()).column("status")).containsExactly("completed");
        assertThat(tenant.get("/v2/phone_numbers").data()).hasSize(2);
    }

    @Test
    void completingAnswersTheRequest() {
        waitingForPeople();
        Answer done = desk.complete(id);
        assertThat(done.data("status.value")).isEqualTo("\"ported\"");
        assertThat(done.data("request")).isEqualTo("null");
    }

    @Test
    void whatItsOwnerAsksForIsAskedOfTheDesk() {
        onDemand();
        clock.setForJobs(Instant.parse(FOC));
        assertThat(desk.asked(id)).isEqualTo("nothing");
        clock.set(Instant.parse("2026-03-16T16:00:00Z"));
        Answer asked = tenant.post("/v2/porting_orders/" + id + "/actions/activate", "");
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.data("status")).isEqualTo("\"created\"");
        assertThat(asked.data("activate_at")).isEqualTo("\"2026-03-16T16:00:00Z\"");
        assertThat(desk.show(id).data("request"))
                .isEqualTo("{\"type\":\"activation\",\"asked_at\":\"2026-03-16T16:00:00Z\"}");
        assertThat(scheduled()).isEmpty();
        assertThat(tenant.get("/v2/porting_orders/" + id + "/history").data("0.reason"))
                .isEqualTo("\"Its owner asked for the activation.\"");

        String etag = tenant.show(id).header("etag");
        Answer again = tenant.post("/v2/porting_orders/" + id + "/actions/activate", "");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10036","title":"Resource is being processed",
                 "detail":"The porting desk activates the numbers by hand and has been asked to already.",
                 "meta":{"url":"/docs/errors.html#10036"}}]}""")));
        assertThat(tenant.show(id).header("etag")).isEqualTo(etag);
        assertThat(desk.complete(id).data("request")).isEqualTo("null");
    }

    @Test
    void anOwnerWhoAsksForNothingIsActivatedAtTheEndOfTheWindowAndMayMoveThat() {
        onDemand();
        String job = jobs() + "/" + tenant.get(jobs()).id();
        assertThat(tenant.get(job).data("activate_at")).isEqualTo("\"" + CLOSING + "\"");
        tenant.patch(job, Body.of("activate_at", "2026-03-16T16:00:00Z"));
        awaitScheduled("2026-03-16T16:00:00Z");
        clock.setForJobs(Instant.parse("2026-03-16T16:00:00Z"));
        awaitAsked();
        tenant.patch(job, Body.of("activate_at", "2026-03-16T17:00:00Z"));
        assertThat(desk.asked(id)).isEqualTo("nothing");
        assertThat(scheduled()).containsExactly("2026-03-16T17:00:00Z");
    }

    @Test
    void untilItBeginsAnOrderWithADateIsTakenOverAndGivenBack() {
        server.lead(tenant, id, "submitted");
        confirmFoc(FOC);
        String before = desk.show(id).header("etag");
        assertThat(desk.show(id).data("effective_activation")).isEqualTo("\"automatic\"");
        Answer byHand = activation("by_hand");
        assertThat(byHand.header("etag")).isNotEqualTo(before);
        assertThat(activation("by_hand").header("etag")).isEqualTo(byHand.header("etag"));
        awaitScheduled(FOC);
        assertThat(tenant.get("/v2/porting_orders/" + id + "/history").data("0.reason"))
                .isEqualTo("\"The porting desk activates the numbers by hand.\"");
        clock.setForJobs(Instant.parse(FOC));
        awaitAsked();

        Answer automatic = activation(null);
        assertThat(automatic.data("activation")).isEqualTo("null");
        assertThat(automatic.data("effective_activation")).isEqualTo("\"automatic\"");
        assertThat(automatic.data("request")).isEqualTo("null");
        assertThat(tenant.get("/v2/porting_orders/" + id + "/history").column("reason"))
                .contains("The numbers are activated by themselves at 2026-03-16T15:00:00Z.");
        awaitPorted();
    }

    @Test
    void whatHasBegunOrIsOverOrTooLateStaysAsItIs() {
        server.lead(tenant, id, "submitted");
        confirmFoc(FOC);
        clock.setForJobs(Instant.parse(FOC));
        Awaitility.await().until(() -> tenant.get(jobs()).column("status").equals(List.of("in-process")));
        Answer begun = activation("by_hand");
        assertThat(begun.status()).isEqualTo(422);
        assertThat(begun.text())
                .isEqualTo(
                        Api.here(
                                "{\"errors\":[{\"code\":\"10036\",\"title\":\"Resource is being processed\",\"detail\":\"The numbers are being activated by themselves already; nobody can take that over.\",\"meta\":{\"url\":\"/docs/errors.html#10036\"}}]}"));
        assertThat(desk.show(id).data("activation")).isEqualTo("null");
        awaitPorted();
        assertThat(refusal("by_hand"))
                .isEqualTo("10027 /activation Nothing is activated any more; this order is ported.");

        clock.set(NOW);
        id = server.completeOrder(tenant, "+13035559941");
        waitingForPeople();
        clock.set(Instant.parse("2026-03-17T01:05:01Z"));
        assertThat(refusal("automatic"))
                .isEqualTo("10027 /activation The activation window ended at " + CLOSING
                        + ", so nothing begins by itself any more. Complete the order, or confirm another date first.");
        assertThat(desk.asked(id)).isEqualTo("activation");
    }

    @Test
    void theDateThatStandsDoesNotHideThatAnOrderWaits() {
        waitingForPeople();
        tenant.edit(id, Body.of("activation_settings.foc_datetime_requested", "2026-03-18T15:00:00Z"));
        assertThat(desk.asked(id)).isEqualTo("activation");
        assertThat(confirmFoc(FOC).data("request.type")).isEqualTo("\"activation\"");
        assertThat(confirmFoc("2026-03-18T15:00:00Z").data("request")).isEqualTo("null");
        awaitScheduled("2026-03-18T15:00:00Z");
        clock.setForJobs(Instant.parse("2026-03-18T15:00:00Z"));
        awaitAsked();
    }

    @Test
    void aRefusedCancellationDoesNotCostAnOrderItsDate() {
        server.lead(tenant, id, "submitted");
        activation("by_hand");
        confirmFoc(FOC);
        tenant.cancel(id);
        clock.set(Instant.parse("2026-03-18T15:00:00Z"));
        desk.refuseCancellation(id);
        awaitAsked();
        assertThat(tenant.status(id)).isEqualTo("foc-date-confirmed");
    }

    @Test
    void whatIsSplitOffIsActivatedInTheSameWay() {
        waitingForPeople();
        Answer split = desk.split(id, "Other rate center.", two);
        assertThat(split.data("to.activation")).isEqualTo("\"by_hand\"");
        assertThat(split.data("to.request")).isEqualTo(split.data("from.request"));
        String part = split.data().at("/to/id").asString();
        assertThat(desk.complete(part).data("status.value")).isEqualTo("\"ported\"");
        assertThat(desk.asked(id)).isEqualTo("activation");
    }

    @Test
    void whatHasADateWhenTheServerIsUpgradedGoesOnByItself() throws IOException {
        server.lead(tenant, id, "foc-date-confirmed");
        String other = server.completeOrder(tenant, "+13035559942");
        server.run(statement("V055__activation_by_hand.sql", "INSERT INTO desk_sheet"));
        assertThat(desk.show(id).data("activation")).isEqualTo("\"automatic\"");
        assertThat(desk.show(other).data("activation")).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"activation\":\"by-hand\"} | 10032 /activation",
                "{\"activation\":7} | 10026 /activation, 10032 /activation",
                "{\"carrier_order_number\":7,\"activation\":\"later\"} | 10026 /carrier_order_number, 10032 /activation",
            })
    void bodiesThatSetNothing(String body, String problems) {
        Answer refused = desk.client().patch(Desk.ORDERS + "/" + id, body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.problems()).containsExactlyInAnyOrder(problems.split(", "));
        assertThat(desk.show(id).data("activation")).isEqualTo("null");
    }

    @Test
    void whatIsLeftOutStays() {
        desk.client().patch(Desk.ORDERS + "/" + id, Body.of("carrier_order_number", "PON-1"));
        activation("automatic");
        Answer both = desk.client().patch(Desk.ORDERS + "/" + id, "{}");
        assertThat(both.data("carrier_order_number")).isEqualTo("\"PON-1\"");
        assertThat(both.data("activation")).isEqualTo("\"automatic\"");
    }

    private void waitingForPeople() {
        server.lead(tenant, id, "submitted");
        activation("by_hand");
        confirmFoc(FOC);
        awaitScheduled(FOC);
        clock.setForJobs(Instant.parse(FOC));
        awaitAsked();
    }

    private void onDemand() {
        tenant.edit(id, Body.of("activation_settings.activation_type", "on-demand"));
        server.lead(tenant, id, "submitted");
        activation("by_hand");
        confirmFoc(FOC);
        awaitScheduled(CLOSING);
    }

    private Answer activation(@Nullable String wanted) {
        return desk.client().patch(Desk.ORDERS + "/" + id, Body.of("activation", wanted));
    }

    private String refusal(String wanted) {
        Answer refused = activation(wanted);
        assertThat(refused.status()).isEqualTo(422);
        return String.join(" ", refused.problems()) + " "
                + refused.json().at("/errors/0/detail").asString();
    }

    private Answer confirmFoc(String foc) {
        return desk.act(id, "confirm_foc", Body.of("foc_datetime", foc).with("reason", "Agreed."));
    }

    private Answer numberIs(String number, String status) {
        return desk.activation(id, status, number);
    }

    private String jobs() {
        return "/v2/porting_orders/" + id + "/activation_jobs";
    }

    /** When something is done about the order's activation by itself. */
    private List<String> scheduled() {
        return server.rows("""
                SELECT to_char(t.execution_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                FROM scheduled_tasks t JOIN activation_job j ON j.id::text = t.task_instance
                WHERE t.task_name = 'activation' AND j.porting_order_id = ?::uuid""", id);
    }

    private void awaitScheduled(String time) {
        Awaitility.await().until(() -> scheduled().equals(List.of(time)));
    }

    private void awaitAsked() {
        Awaitility.await().until(() -> desk.asked(id).equals("activation"));
    }

    private void awaitPorted() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            if (tenant.status(id).equals("ported")) {
                return true;
            }
            clock.advanceForJobs(Duration.ofSeconds(20));
            return false;
        });
    }

    private static String statement(String migration, String beginning) throws IOException {
        try (InputStream in = DeskByHandTest.class.getResourceAsStream("/db/migration/" + migration)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf(beginning), text.indexOf(';', text.indexOf(beginning)));
        }
    }
}
