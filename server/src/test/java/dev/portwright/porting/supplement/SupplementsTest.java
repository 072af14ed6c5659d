package dev.portwright.porting.supplement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.Supplements;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.PhoneNumbers;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the losing carrier is asked for after an order was submitted, and what becomes of it. */
@ServerTest
@TestProfile(PeopleDecide.class)
class SupplementsTest extends AtTheDesk {
    private static final Instant FOC = Instant.parse("2026-03-20T15:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-23T15:00:00Z");
    private static final Instant LATEST = Instant.parse("2026-03-24T15:00:00Z");

    String order;
    String path;

    @BeforeEach
    void confirmed() {
        order = server.completeOrder(tenant, one, two);
        path = "/v2/porting_orders/" + order + "/supplements";
        server.lead(tenant, order, "submitted");
        desk.confirmFoc(order, FOC).ok();
    }

    private Answer wish(Instant date) {
        return tenant.edit(order, Body.of("activation_settings.foc_datetime_requested", date));
    }

    private String open() {
        return tenant.show(order).data("open_supplement");
    }

    /** All supplements, the last first: what they ask for, what became of them and why. */
    private List<String> all() {
        return tenant.get(path)
                .data()
                .valueStream()
                .map(one -> "%s %s %s: %s"
                        .formatted(
                                one.path("number").asInt(),
                                one.path("type").asString(),
                                one.path("state").asString(),
                                one.path("reason").asString("")))
                .toList();
    }

    @Test
    void anotherDateIsASupplementAndTheDateStandsUntilItIsAnswered() {
        assertThat(tenant.get(path).data()).isEmpty();
        Answer wished = wish(LATER).ok();
        assertThat(wished.data("open_supplement")).isEqualTo("{\"number\":1,\"type\":\"due_date\"}");
        assertThat(wished.value("activation_settings.foc_datetime_actual")).isEqualTo(FOC.toString());
        assertThat(wished.warnings()).containsExactly("10036 /activation_settings/foc_datetime_requested");
        assertThat(tenant.get("/v2/porting_orders").column("open_supplement"))
                .containsExactly("{\"number\":1,\"type\":\"due_date\"}");
        assertThat(tenant.get(path).json())
                .isEqualTo(Json.read("""
                {"data":[{"record_type":"porting_supplement","porting_order_id":"%s","number":1,"type":"due_date",
                  "state":"sent","changes":[{"attribute":"activation_settings.foc_datetime_requested","old_value":null,
                  "new_value":"2026-03-23T15:00:00Z"}],"reason":null,"sent_by":{"type":"user","user_id":"%s"},
                  "sent_at":"%s","answered_by":null,"answered_at":null}],
                 "meta":{"page_number":1,"page_size":20,"total_pages":1,"total_results":1}}""".formatted(order, tenant.userId(), wished.value("updated_at"))));
        desk.act(order, "confirm_foc", Body.of("foc_datetime", LATER).with("reason", "Agreed."))
                .ok();
        assertThat(tenant.show(order).value("activation_settings.foc_datetime_actual"))
                .isEqualTo(LATER.toString());
        assertThat(tenant.show(order).data().has("open_supplement")).isFalse();
        Answer answered = tenant.get(path);
        assertThat(all()).containsExactly("1 due_date acknowledged: Agreed.");
        assertThat(answered.column("answered_by")).containsExactly("operator");
        assertThat(answered.column("answered_at").getFirst()).matches("2026-03-11T15:00:00\\.\\d+Z");
        assertThat(tenant.get("/v2/porting_orders/" + order + "/activation_jobs")
                        .column("activate_at"))
                .containsExactly(LATER.toString());
    }

    @Test
    void theDateThatStandsOrAnotherOneRefusesIt() {
        wish(LATER).ok();
        desk.act(order, "confirm_foc", Body.of("foc_datetime", FOC).with("reason", "They cannot."))
                .ok();
        assertThat(open()).isEmpty();
        wish(LATEST).ok();
        desk.confirmFoc(order, LATER).ok();
        assertThat(all())
                .containsExactly(
                        "2 due_date refused: The losing carrier confirmed 2026-03-23T15:00:00Z.",
                        "1 due_date refused: They cannot.");
        assertThat(tenant.show(order).value("activation_settings.foc_datetime_actual"))
                .isEqualTo(LATER.toString());
    }

    @Test
    void aNewWishTakesThePlaceOfTheOneThatWaits() {
        wish(LATER).ok();
        wish(LATEST).ok();
        assertThat(open()).isEqualTo("{\"number\":2,\"type\":\"due_date\"}");
        assertThat(all()).containsExactly("2 due_date sent: ", "1 due_date void: Replaced by supplement 2.");
        assertThat(wish(FOC).ok().warnings()).isEmpty();
        assertThat(open()).isEmpty();
        assertThat(all()).containsExactly("2 due_date void: Taken back.", "1 due_date void: Replaced by supplement 2.");
        assertThat(desk.asked(order)).isEqualTo("nothing");
    }

    @Test
    void beforeADateIsConfirmedTheFirstAnswerAnswersIt() {
        String other = server.completeOrder(tenant, PhoneNumbers.next());
        server.lead(tenant, other, "submitted");
        tenant.edit(other, Body.of("activation_settings.foc_datetime_requested", LATER))
                .ok();
        desk.confirmFoc(other, LATER).ok();
        assertThat(tenant.get("/v2/porting_orders/" + other + "/supplements").column("state"))
                .containsExactly("acknowledged");
    }

    @Test
    void aCancellationIsASupplementBesideTheOneThatWaits() {
        wish(LATER).ok();
        tenant.cancel(order).ok();
        assertThat(all()).containsExactly("2 cancel sent: ", "1 due_date sent: ");
        desk.act(order, "refuse_cancellation", Body.of("reason", "Too late for them."))
                .ok();
        assertThat(all()).containsExactly("2 cancel refused: Too late for them.", "1 due_date sent: ");
        assertThat(open()).isEqualTo("{\"number\":1,\"type\":\"due_date\"}");
        assertThat(desk.asked(order)).isEqualTo("new_date");
        tenant.cancel(order).ok();
        desk.approveCancellation(order).ok();
        assertThat(all())
                .containsExactly(
                        "3 cancel acknowledged: ",
                        "2 cancel refused: Too late for them.",
                        "1 due_date void: The order is cancelled.");
        assertThat(open()).isEmpty();
    }

    @Test
    void whatNobodyHasSubmittedYetIsCancelledWithoutOne() {
        String other = server.completeOrder(tenant, PhoneNumbers.next());
        tenant.confirm(other).ok();
        tenant.cancel(other).ok();
        desk.approveCancellation(other).ok();
        assertThat(tenant.get("/v2/porting_orders/" + other + "/supplements").data())
                .isEmpty();
    }

    @Test
    void anExceptionAndTheEndOfTheOrderEndIt() {
        wish(LATER).ok();
        desk.raiseException(order, "OTHER").ok();
        assertThat(open()).isEmpty();
        assertThat(all()).containsExactly("1 due_date void: The order is exception.");
        tenant.confirm(order).ok();
        desk.confirmFoc(order, FOC).ok();
        wish(LATEST).ok();
        clock.set(FOC);
        desk.complete(order).ok();
        assertThat(all())
                .containsExactly("2 due_date void: The order is ported.", "1 due_date void: The order is exception.");
    }

    @Test
    void numbersThatAreSplitOffWaitForTheSameAnswer() {
        wish(LATER).ok();
        Answer split = desk.split(order, "Apart.", one).ok();
        String part = split.value("to.id");
        assertThat(tenant.show(part).data("open_supplement")).isEqualTo("{\"number\":1,\"type\":\"due_date\"}");
        desk.confirmFoc(part, LATER).ok();
        assertThat(tenant.get("/v2/porting_orders/" + part + "/supplements").column("state"))
                .containsExactly("acknowledged");
        assertThat(all()).containsExactly("1 due_date sent: ");
    }

    @Test
    void aHundredAreAskedForAndTheOrderCanStillBeCancelled() {
        server.run(
                "UPDATE porting_order SET supplement_count = ?::int WHERE id = ?::uuid", "" + Supplements.MOST, order);
        Answer refused = wish(LATER);
        assertThat(refused.problems()).containsExactly("10027 /activation_settings/foc_datetime_requested");
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo("The losing carrier was asked for changes of this order 100 times,"
                        + " which is as often as it is asked.");
        assertThat(wish(FOC).ok().value("activation_settings.foc_datetime_requested"))
                .isEqualTo(FOC.toString());
        tenant.cancel(order).ok();
        assertThat(all()).containsExactly("101 cancel sent: ");
        desk.refuseCancellation(order).ok();
        server.run(
                "UPDATE porting_order SET supplement_count = ?::int WHERE id = ?::uuid",
                "" + Supplements.MOST_WITH_CANCELLATIONS,
                order);
        assertThat(tenant.cancel(order).problems()).containsExactly("10027");
    }

    @Test
    void itsPagesAreThoseOfItsAccount() {
        wish(LATER).ok();
        wish(LATEST).ok();
        assertThat(tenant.get(path + "?page[size]=1&page[number]=2").column("number"))
                .containsExactly("1");
        assertThat(server.tenant().get(path).problems()).containsExactly("10005 id");
    }
}
