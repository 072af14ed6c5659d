package dev.portwright.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Desk;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people at the desk decide, what answers what they were asked, and what is refused. */
@ServerTest
@TestProfile(PeopleDecide.class)
class DeskActionsTest extends AtTheDesk {
    private String id;

    @BeforeEach
    void order() {
        id = server.completeOrder(tenant, one, two);
    }

    @Test
    void theHistoryHasTheReasonAndTheRequestOfWhoeverDecided() {
        tenant.confirm(id);
        Answer submitted = desk.act(id, "submit", Body.of("reason", "LSR sent."));
        assertThat(submitted.status()).isEqualTo(200);
        assertThat(submitted.header("etag")).isEqualTo("\"4\"");
        assertThat(submitted.json().at("/meta/phone_numbers_url").asString())
                .isEqualTo("/v2/porting_phone_numbers?filter[porting_order_id]=" + id);
        Answer history = desk.history(id);
        assertThat(history.data().get(0).path("reason").asString()).isEqualTo("LSR sent.");
        assertThat(history.data("0.actor")).isEqualTo("{\"type\":\"operator\",\"user_id\":null,\"api_key_id\":null}");
        assertThat(history.data("0.operator_name")).isEqualTo("null");
        assertThat(history.data("0.request_id"))
                .isEqualTo("\"" + submitted.header("x-request-id") + "\"")
                .hasSizeGreaterThan(10);
        assertThat(history.text().replace(",\"operator_id\":null,\"operator_name\":null", ""))
                .isEqualTo(tenant.get("/v2/porting_orders/" + id + "/history").text());
    }

    @Test
    void whatItsOwnerHasToActOnReachesItAsAComment() {
        tenant.confirm(id);
        desk.act(id, "raise_exception", Body.of("codes", List.of("OTHER")).with("reason", "They have it as Acme Inc."));
        desk.act(id, "submit", Body.of("reason", "Sent once more."));
        tenant.cancel(id);
        desk.act(id, "refuse_cancellation", Body.of("reason", "The carrier has begun."));

        Answer comments = tenant.get("/v2/porting_orders/" + id + "/comments");
        assertThat(comments.column("body")).containsExactly("The carrier has begun.", "They have it as Acme Inc.");
        assertThat(comments.column("user_type")).containsOnly("admin");
        assertThat(tenant.get("/v2/porting/events?filter[type]=porting_order.new_comment")
                        .data())
                .hasSize(2);
    }

    @Test
    void aDecisionWithoutAReasonSaysNothing() {
        tenant.confirm(id);
        desk.act(id, "raise_exception", Body.of("codes", List.of("OTHER")));

        assertThat(tenant.get("/v2/porting_orders/" + id + "/comments").data()).isEmpty();
    }

    @Test
    void repeatingAConfirmedDateWritesNothing() {
        server.lead(tenant, id, "submitted");
        confirmFoc("2026-03-16T15:00:00Z", "Agreed.");
        assertThat(confirmFoc("2026-03-16T15:00:00Z", "Agreed.").status()).isEqualTo(200);
        assertThat(reasonsOfTheDesk()).containsExactly("Agreed.");
    }

    @Test
    void theDateThatStandsSaysNoToAnotherOneOnce() {
        server.lead(tenant, id, "submitted");
        confirmFoc("2026-03-16T15:00:00Z", "Agreed.");
        tenant.edit(id, Body.of("activation_settings.foc_datetime_requested", "2026-03-17T15:00:00Z"));
        Answer kept = confirmFoc("2026-03-16T15:00:00Z", "They cannot move it.");
        assertThat(kept.data("request")).isEqualTo("null");
        assertThat(confirmFoc("2026-03-16T15:00:00Z", "They cannot move it.").status())
                .isEqualTo(200);
        assertThat(reasonsOfTheDesk()).containsExactly("Agreed.", "They cannot move it.");
        assertThat(server.rows(
                        "SELECT changes::text FROM porting_order_change WHERE porting_order_id = ?::uuid AND reason = 'They cannot move it.'",
                        id))
                .containsExactly("[]");
    }

    @Test
    void theDateThatStandsCanBeConfirmedWhenItHasCome() {
        server.lead(tenant, id, "submitted");
        confirmFoc("2026-03-16T15:00:00Z", "Agreed.");
        tenant.edit(id, Body.of("activation_settings.foc_datetime_requested", "2026-03-17T15:00:00Z"));
        server.run("DELETE FROM scheduled_tasks WHERE task_name = 'activation'");
        clock.set(Instant.parse("2026-03-16T15:10:00Z"));
        Answer kept = confirmFoc("2026-03-16T15:00:00Z", "They cannot move it.");
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        assertThat(kept.data("request")).isEqualTo("null");
    }

    @Test
    void whatIsAskedAgainHasWaitedSinceItWasAskedFirst() {
        server.lead(tenant, id, "submitted");
        confirmFoc("2026-03-16T15:00:00Z", "Agreed.");
        tenant.edit(id, Body.of("activation_settings.foc_datetime_requested", "2026-03-17T15:00:00Z"));
        clock.advance(Duration.ofHours(1));
        tenant.edit(id, Body.of("activation_settings.foc_datetime_requested", "2026-03-18T15:00:00Z"));
        assertThat(desk.show(id).data("request"))
                .isEqualTo("{\"type\":\"new_date\",\"asked_at\":\"2026-03-11T15:00:00Z\"}");
    }

    @Test
    void whoLooksAtACorrectedOrderIsNotAskedForItsDateApart() {
        server.lead(tenant, id, "exception");
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
        tenant.edit(id, Body.of("activation_settings.foc_datetime_requested", "2026-03-17T15:00:00Z"));
        assertThat(desk.asked(id)).isEqualTo("resubmission");
        assertThat(desk.show(id).data("activation_settings.foc_datetime_requested"))
                .isEqualTo("\"2026-03-17T15:00:00Z\"");
    }

    @ParameterizedTest
    @CsvSource({"null", "'\"2026-03-16T15:00:00Z\"'"})
    void aWishThatIsTakenBackNeedsNoAnswer(String date) {
        server.lead(tenant, id, "submitted");
        confirmFoc("2026-03-16T15:00:00Z", "Agreed.");
        tenant.edit(id, Body.of("activation_settings.foc_datetime_requested", "2026-03-17T15:00:00Z"));
        assertThat(desk.asked(id)).isEqualTo("new_date");
        assertThat(tenant.edit(id, "{\"activation_settings\":{\"foc_datetime_requested\":" + date + "}}")
                        .status())
                .isEqualTo(200);
        assertThat(desk.asked(id)).isEqualTo("nothing");
    }

    @Test
    void aRefusedCancellationLeadsBackToWhatWasAskedBefore() {
        tenant.confirm(id);
        clock.advance(Duration.ofHours(1));
        tenant.cancel(id);
        assertThat(desk.show(id).data("request"))
                .isEqualTo("{\"type\":\"cancellation\",\"asked_at\":\"2026-03-11T16:00:00Z\"}");
        Answer back = desk.act(id, "refuse_cancellation", Body.of("reason", "Too late."));
        assertThat(back.data("status.value")).isEqualTo("\"in-process\"");
        assertThat(back.data("request")).isEqualTo("{\"type\":\"new_order\",\"asked_at\":\"2026-03-11T15:00:00Z\"}");
        desk.submit(id);
        tenant.cancel(id);
        assertThat(desk.refuseCancellation(id).data("request")).isEqualTo("null");
        tenant.cancel(id);
        Answer cancelled = desk.approveCancellation(id);
        assertThat(cancelled.data("status.value")).isEqualTo("\"cancelled\"");
        assertThat(cancelled.data("request")).isEqualTo("null");
        assertThat(tenant.create(one).status()).isEqualTo(201);
    }

    @Test
    void requirementsAreReviewedByTheirTypes() {
        String type = "59b0762a-b274-4f76-ac32-4d5cf0272e66";
        Answer approved = review(type, "approved");
        assertThat(approved.data("requirements_met")).isEqualTo("true");
        assertThat(review(type, "approved").header("etag")).isEqualTo(approved.header("etag"));
        assertThat(review(type, "exception").data("requirements_met")).isEqualTo("false");
        Answer unknown = review("59b0762a-b274-4f76-ac32-4d5cf0272e67", "approved");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.problems()).containsExactly("10017 /requirements/0/requirement_type_id");
        server.run(
                "UPDATE porting_order SET requirements = jsonb_set(requirements, '{0,field_value}', 'null') WHERE id = ?::uuid",
                id);
        assertThat(review(type, "approved").json().at("/errors/0/detail").asString())
                .isEqualTo("The owner has given nothing for this requirement yet.");
        server.lead(tenant, id, "foc-date-confirmed");
        assertThat(review(type, "approved").status()).isEqualTo(422);
    }

    @Test
    void anActionIsHeldToTheVersionThatWasLookedAt() {
        tenant.confirm(id);
        String seen = desk.show(id).header("etag");
        tenant.edit(id, Body.of("customer_reference", "new"));
        Answer stale = desk.act(id, "submit", "", "if-match", seen);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.problems()).containsExactly("10015 If-Match");
        assertThat(desk.asked(id)).isEqualTo("new_order");
        assertThat(desk.act(id, "submit", "", "if-match", desk.show(id).header("etag"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "submit | ''",
                "approve_cancellation | ''",
                "refuse_cancellation | ''",
                "complete | ''",
                "raise_exception | {\"codes\":[\"OTHER\"]}",
                "confirm_foc | {\"foc_datetime\":\"2026-03-16T15:00:00Z\"}",
                "messaging | {\"messaging_port_status\":\"ported\"}",
                "phone_number_activation | {\"phone_numbers\":[{\"phone_number\":\"+13035550000\",\"activation_status\":\"New\"}]}",
            })
    void whatADraftDoesNotAllowIsRefusedAndChangesNothing(String action, String body) {
        String before = server.row(id);
        Answer refused = desk.act(id, action, body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("10027");
        assertThat(refused.json().at("/errors/0/detail").asString()).contains("his order is draft");
        assertThat(server.row(id)).isEqualTo(before);

        String unknown = UUID.randomUUID().toString();
        assertThat(desk.act(unknown, action, body).status()).isEqualTo(404);
        assertThat(desk.act(unknown, action, body).problems()).containsExactly("10005 id");
        assertThat(desk.act("x", action, body).problems()).containsExactly("10006 id");
        assertThat(desk.act("x", action, body).status()).isEqualTo(400);
        Desk customer = new Desk(tenant.client());
        assertThat(customer.act(id, action, body).status()).isEqualTo(401);
        assertThat(desk.act(id, action, Body.of("reason", 1)).problems()).contains("10026 /reason");
        assertThat(desk.act(id, action, "[]").status()).isEqualTo(422);
        assertThat(desk.act(id, action, "{").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "raise_exception | {} | 10004 /codes",
                "raise_exception | {\"codes\":[]} | 10033 /codes",
                "raise_exception | {\"codes\":[\"OTHER\",\"NONE\"]} | 10032 /codes/1",
                "confirm_foc | {} | 10004 /foc_datetime",
                "confirm_foc | {\"foc_datetime\":\"tomorrow\"} | 10026 /foc_datetime",
                "confirm_foc | {\"foc_datetime\":\"2026-03-11T14:54:59Z\"} | 80018 /foc_datetime",
                "messaging | {} | 10004 /messaging_port_status",
                "messaging | {\"messaging_port_status\":\"pending\"} | 10032 /messaging_port_status",
                "review_requirements | {} | 10004 /requirements",
                "review_requirements | {\"requirements\":[{\"requirement_type_id\":\"x\",\"verdict\":\"maybe\"}]} | 10032 /requirements/0/verdict",
                "phone_number_activation | {} | 10004 /phone_numbers",
                "phone_number_activation | {\"phone_numbers\":[{\"phone_number\":\"+13035550000\",\"activation_status\":\"Gone\"}]} | 10032 /phone_numbers/0/activation_status",
            })
    void badBodiesAreRefused(String action, String body, String problem) {
        server.lead(tenant, id, "submitted");
        Answer refused = desk.act(id, action, body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly(problem);
    }

    @Test
    void aRefusalSaysWhatIsPossible() {
        Answer refused = desk.submit(id);
        assertThat(refused.text())
                .isEqualTo(
                        Api.here(
                                "{\"errors\":[{\"code\":\"10027\",\"title\":\"Unprocessable entity\",\"detail\":\"This order is draft and cannot be submitted. From here it may become: in-process.\",\"meta\":{\"url\":\"/docs/errors.html#10027\"}}]}"));
    }

    private List<String> reasonsOfTheDesk() {
        return server.rows(
                "SELECT reason FROM porting_order_change WHERE porting_order_id = ?::uuid AND actor_type = 'operator' AND reason IS NOT NULL ORDER BY version",
                id);
    }

    private Answer review(String type, String verdict) {
        return desk.act(id, "review_requirements", Body.of("requirements", new Body[] {
            Body.of("requirement_type_id", type).with("verdict", verdict)
        }));
    }

    private Answer confirmFoc(String foc, String reason) {
        return desk.act(id, "confirm_foc", Body.of("foc_datetime", foc).with("reason", reason));
    }
}
