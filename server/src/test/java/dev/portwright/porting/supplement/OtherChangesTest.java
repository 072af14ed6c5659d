package dev.portwright.porting.supplement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.Supplements;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other data of the end user, which the losing carrier is asked to take. */
@ServerTest
@TestProfile(PeopleDecide.class)
class OtherChangesTest extends AtTheDesk {
    private static final Instant FOC = Instant.parse("2026-03-20T15:00:00Z");
    private static final String BODY = """
            {"end_user":{"admin":{"account_number":"K0-815-X","entity_name":"Acme Inc."},"location":{"street_address":"2 Main St"}}}""";

    String order;
    String path;

    @BeforeEach
    void submitted() {
        order = server.completeOrder(tenant, one, two);
        path = "/v2/porting_orders/" + order + "/supplements";
        server.lead(tenant, order, "submitted");
    }

    private Answer ask() {
        return tenant.post(path, BODY);
    }

    private String endUser() {
        Answer shown = tenant.show(order);
        return shown.value("end_user.admin.account_number") + " " + shown.value("end_user.admin.entity_name") + " "
                + shown.value("end_user.location.street_address");
    }

    private static String detail(Answer refused) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        return refused.json().at("/errors/0/detail").asString();
    }

    @Test
    void whatIsAskedForIsTheOrdersOwnWhenTheCarrierHasSaidYes() {
        Answer asked = ask();
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.json()).isEqualTo(Json.read("""
                {"data":{"record_type":"porting_supplement","porting_order_id":"%s","number":1,"type":"other","state":"sent",
                 "changes":[{"attribute":"end_user.admin.entity_name","old_value":"Acme","new_value":"Acme Inc."},
                  {"attribute":"end_user.admin.account_number","old_value":"***","new_value":"***"},
                  {"attribute":"end_user.location.street_address","old_value":"1 Main St","new_value":"2 Main St"}],
                 "reason":null,"sent_by":{"type":"user","user_id":"%s"},"sent_at":"%s","answered_by":null,
                 "answered_at":null}}""".formatted(
                        order, tenant.userId(), tenant.show(order).value("updated_at"))));
        assertThat(tenant.show(order).data("open_supplement")).isEqualTo("{\"number\":1,\"type\":\"other\"}");
        assertThat(desk.asked(order)).isEqualTo("change");
        assertThat(endUser()).isEqualTo("4711 Acme 1 Main St");
        assertThat(server.everything()).noneMatch(row -> row.contains("K0-815-X"));
        desk.act(order, "acknowledge_supplement", Body.of("reason", "Corrected."))
                .ok();
        assertThat(endUser()).isEqualTo("K0-815-X Acme Inc. 2 Main St");
        assertThat(tenant.show(order).data().has("open_supplement")).isFalse();
        assertThat(desk.asked(order)).isEqualTo("nothing");
        assertThat(tenant.get(path).column("state")).containsExactly("acknowledged");
        assertThat(tenant.get(path).column("reason")).containsExactly("Corrected.");
        assertThat(server.rows(
                        "SELECT (asked IS NULL)::text FROM porting_supplement WHERE porting_order_id = ?::uuid", order))
                .containsExactly("true");
        Answer history = tenant.get("/v2/porting_orders/" + order + "/history");
        assertThat(history.column("reason").getFirst()).isEqualTo("Corrected.");
        assertThat(history.data().get(0).path("changes").toString()).isEqualTo("""
                [{"attribute":"end_user.admin.entity_name","old_value":"Acme","new_value":"Acme Inc."},\
                {"attribute":"end_user.admin.account_number","old_value":"***","new_value":"***"},\
                {"attribute":"end_user.location.street_address","old_value":"1 Main St","new_value":"2 Main St"}]""");
        assertThat(history.column("reason").get(1))
                .isEqualTo("Its owner asked the losing carrier for a change: supplement 1.");
        assertThat(desk.act(order, "acknowledge_supplement", "").status()).isEqualTo(422);
    }

    @Test
    void whatIsRefusedChangesNothingAndItsReasonIsAComment() {
        ask().ok();
        desk.act(order, "refuse_supplement", Body.of("reason", "They have it closed."))
                .ok();
        assertThat(endUser()).isEqualTo("4711 Acme 1 Main St");
        assertThat(tenant.get(path).column("state")).containsExactly("refused");
        assertThat(tenant.get("/v2/porting_orders/" + order + "/comments").column("body"))
                .containsExactly("They have it closed.");
        assertThat(detail(desk.act(order, "refuse_supplement", "")))
                .isEqualTo("No supplement of this order waits for an answer.");
        assertThat(ask().ok().data("number")).isEqualTo("2");
    }

    @Test
    void theDeskAnswersAWishForADateInTheSameWay() {
        desk.confirmFoc(order, FOC).ok();
        Body wish = Body.of("activation_settings.foc_datetime_requested", "2026-03-24T15:00:00Z");
        tenant.edit(order, wish).ok();
        desk.act(order, "refuse_supplement", "").ok();
        assertThat(desk.asked(order)).isEqualTo("nothing");
        tenant.edit(order, Body.of("activation_settings.foc_datetime_requested", "2026-03-25T15:00:00Z"))
                .ok();
        desk.act(order, "acknowledge_supplement", "").ok();
        assertThat(tenant.show(order).value("activation_settings.foc_datetime_actual"))
                .isEqualTo("2026-03-25T15:00:00Z");
        assertThat(tenant.get(path).column("state")).containsExactly("acknowledged", "refused");
    }

    @Test
    void oneWaitsAtATime() {
        desk.confirmFoc(order, FOC).ok();
        ask().ok();
        String waits = "Supplement 1 (other) waits for the answer of the losing carrier, and only one does at a time.";
        assertThat(detail(ask())).isEqualTo(waits);
        Answer wish = tenant.edit(order, Body.of("activation_settings.foc_datetime_requested", "2026-03-24T15:00:00Z"));
        assertThat(wish.problems()).containsExactly("10027 /activation_settings/foc_datetime_requested");
        assertThat(detail(wish)).isEqualTo(waits);
        desk.confirmFoc(order, Instant.parse("2026-03-23T15:00:00Z")).ok();
        assertThat(tenant.get(path).column("state")).containsExactly("sent");
        tenant.cancel(order).ok();
        assertThat(detail(desk.act(order, "acknowledge_supplement", "")))
                .isEqualTo("The cancellation of this order is to be decided on first.");
        desk.refuseCancellation(order).ok();
        assertThat(desk.asked(order)).isEqualTo("change");
        desk.act(order, "acknowledge_supplement", "").ok();
        assertThat(endUser()).isEqualTo("K0-815-X Acme Inc. 2 Main St");
    }

    @Test
    void anExceptionEndsItAndNothingOfItIsKept() {
        ask().ok();
        desk.raiseException(order, "OTHER").ok();
        assertThat(tenant.get(path).column("state")).containsExactly("void");
        assertThat(tenant.get(path).column("reason")).containsExactly("The order is exception.");
        assertThat(endUser()).isEqualTo("4711 Acme 1 Main St");
        assertThat(server.rows(
                        "SELECT count(asked)::text FROM porting_supplement WHERE porting_order_id = ?::uuid", order))
                .containsExactly("0");
        assertThat(detail(ask())).isEqualTo("This order is exception: a PATCH changes it at once.");
    }

    @Test
    void whatTheCarrierNeedsIsNotTakenAwayAndAllProblemsAreTold() {
        String version = tenant.show(order).header("etag");
        assertThat(tenant.post(path, """
                        {"end_user":{"admin":{"entity_name":null,"account_number":null},"location":{"country_code":"XX"}}}""").problems())
                .containsExactlyInAnyOrder(
                        "10004 /end_user/admin/entity_name",
                        "10004 /end_user/admin/account_number",
                        "10027 /end_user/location/country_code");
        assertThat(detail(tenant.post(path, "{\"end_user\":{}}")))
                .isEqualTo("The order has all of this already, so there is nothing to ask for.");
        assertThat(tenant.post(path, "{}").problems()).containsExactly("10004 /end_user");
        assertThat(tenant.post(path, BODY, "if-match", "\"1\"").status()).isEqualTo(412);
        assertThat(tenant.show(order).header("etag")).isEqualTo(version);
        assertThat(tenant.get(path).data()).isEmpty();
    }

    @Test
    void onlyTheEndUserIsAskedFor() {
        Answer refused = tenant.post(path, """
                {"customer_reference":"mine","end_user":{"location":{"locality":"Boulder"},"admin":{"pin":"777"}}}""");
        assertThat(refused.problems()).containsExactly("10027 /customer_reference", "10027 /end_user/admin/pin");
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo("'customer_reference' is not known here.");
        assertThat(refused.json().at("/errors/1/detail").asString())
                .isEqualTo("'pin' is not known here. Did you mean 'pin_passcode'?");
        assertThat(tenant.get(path).data()).isEmpty();
        tenant.post(path, "{\"end_user\":{\"location\":{\"locality\":\"Boulder\"}}}")
                .ok();
        desk.act(order, "acknowledge_supplement", "").ok();
        assertThat(tenant.show(order).value("end_user.location.locality")).isEqualTo("Boulder");
    }

    @Test
    void anEditOfTheEndUserIsToldWhatToAskForInstead() {
        assertThat(detail(tenant.edit(order, "{\"end_user\":{\"location\":{\"locality\":\"Boulder\"}}}")))
                .isEqualTo(
                        "'end_user.location.locality' cannot be changed while the order is submitted. Ask the losing carrier"
                                + " for it: POST " + path + ".");
    }

    @Test
    void laterThanTheNoticeAndOftenerThanAHundredTimesNothingIsAskedFor() {
        server.run(
                "UPDATE porting_order SET supplement_count = ?::int WHERE id = ?::uuid", "" + Supplements.MOST, order);
        assertThat(detail(ask()))
                .isEqualTo("The losing carrier was asked for changes of this order 100 times,"
                        + " which is as often as it is asked.");
        server.run("UPDATE porting_order SET supplement_count = 0 WHERE id = ?::uuid", order);
        desk.confirmFoc(order, FOC).ok();
        clock.set(FOC.minusSeconds(72 * 3600 - 1));
        assertThat(detail(ask()))
                .isEqualTo("The numbers move at 2026-03-20T15:00:00Z. The losing carrier is asked for changes until"
                        + " 72 hours before that, which was 2026-03-17T15:00:00Z.");
    }

    @Test
    void sentTwiceWithAKeyItIsAskedForOnce() {
        Answer asked = tenant.post(path, BODY, "idempotency-key", "once").ok();
        assertThat(tenant.post(path, BODY, "idempotency-key", "once").text()).isEqualTo(asked.text());
        assertThat(tenant.get(path).data()).hasSize(1);
        assertThat(server.tenant().post(path, BODY).problems()).containsExactly("10005 id");
    }

    @Test
    void numbersThatAreSplitOffWaitForTheSame() {
        ask().ok();
        String part = desk.split(order, "Apart.", one).ok().value("to.id");
        desk.act(part, "acknowledge_supplement", "").ok();
        assertThat(tenant.show(part).value("end_user.admin.account_number")).isEqualTo("K0-815-X");
        assertThat(endUser()).isEqualTo("4711 Acme 1 Main St");
    }
}
