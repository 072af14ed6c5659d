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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A supplement that waits is among the work of the desk until it is answered, whatever else was asked beside it. */
@ServerTest
@TestProfile(PeopleDecide.class)
class WaitingSupplementTest extends AtTheDesk {
    private static final Instant FOC = Instant.parse("2026-03-16T15:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-19T15:00:00Z");

    private String id;

    @BeforeEach
    void order() {
        id = server.completeOrder(tenant, one, two);
    }

    @Test
    void whatWasAskedForBesideACorrectionIsAskedWhenADateIsConfirmed() {
        corrected();
        askForOtherData();
        clock.advance(Duration.ofHours(1));
        assertThat(desk.asked(id)).isEqualTo("resubmission");
        assertThat(desk.show(id).data("open_supplement")).isEqualTo("{\"number\":1,\"type\":\"other\"}");
        assertThat(desk.confirmFoc(id, FOC).ok().data("request")).isEqualTo(waitingSinceItWasSent("change"));
        assertThat(desk.list("?filter[waiting]=true&filter[account_id]=" + tenant.accountId())
                        .column("id"))
                .containsExactly(id);
        assertThat(desk.act(id, "acknowledge_supplement", "").ok().data("request"))
                .isEqualTo("null");
        assertThat(tenant.show(id).value("end_user.location.street_address")).isEqualTo("2 Main St");
    }

    @Test
    void whatWasAskedForBesideACorrectionCanBeAnsweredFirst() {
        corrected();
        askForOtherData();
        assertThat(desk.act(id, "refuse_supplement", "").ok().data("request.type"))
                .isEqualTo("\"resubmission\"");
        assertThat(desk.confirmFoc(id, FOC).ok().data("request")).isEqualTo("null");
    }

    @Test
    void aDateThatIsConfirmedAnswersAWishBesideACorrection() {
        corrected();
        wish(LATER);
        assertThat(desk.asked(id)).isEqualTo("resubmission");
        assertThat(desk.confirmFoc(id, FOC).ok().data("request")).isEqualTo("null");
        assertThat(tenant.get(supplements()).column("state")).containsExactly("refused");
    }

    @Test
    void whatAnActivationStoodInPlaceOfIsAskedWhenItsDateIsGivenUp() {
        byHandAt(FOC);
        askForOtherData();
        assertThat(desk.asked(id)).isEqualTo("change");
        assertThat(desk.confirmFoc(id, NOW).ok().data("request")).isEqualTo(waitingSinceItWasSent("change"));
        clock.setForJobs(NOW);
        awaitActivation();
        clock.advance(Duration.ofHours(1));
        assertThat(desk.confirmFoc(id, LATER).ok().data("request")).isEqualTo(waitingSinceItWasSent("change"));
        clock.setForJobs(LATER);
        awaitActivation();
        assertThat(desk.complete(id).ok().data("request")).isEqualTo("null");
        assertThat(tenant.get(supplements()).column("state")).containsExactly("void");
    }

    @Test
    void whatAnActivationStoodInPlaceOfIsAskedWhenTheNumbersAreActivatedByThemselves() {
        byHandAt(FOC);
        askForOtherData();
        clock.setForJobs(FOC);
        awaitActivation();
        assertThat(activation(null).data("request")).isEqualTo(waitingSinceItWasSent("change"));
    }

    @Test
    void aWishThatAnActivationStoodInPlaceOfIsAskedWhenTheOwnerMovesTheActivation() {
        tenant.edit(id, Body.of("activation_settings.activation_type", "on-demand"))
                .ok();
        byHandAt(FOC);
        wish(LATER);
        assertThat(desk.asked(id)).isEqualTo("new_date");
        clock.set(Instant.parse("2026-03-16T16:00:00Z"));
        tenant.post("/v2/porting_orders/" + id + "/actions/activate", "").ok();
        assertThat(desk.asked(id)).isEqualTo("activation");
        tenant.patch(jobs() + "/" + tenant.get(jobs()).id(), Body.of("activate_at", "2026-03-16T17:00:00Z"))
                .ok();
        assertThat(desk.show(id).data("request")).isEqualTo(waitingSinceItWasSent("new_date"));
        assertThat(desk.act(id, "acknowledge_supplement", "").ok().data("request"))
                .isEqualTo("null");
    }

    @Test
    void aWishThatIsAcknowledgedAtItsOldDateLeavesNothingToActivateBeforeTheNew() {
        byHandAt(FOC);
        wish(LATER);
        clock.setForJobs(FOC);
        awaitActivation();
        assertThat(desk.act(id, "acknowledge_supplement", "").ok().data("request"))
                .isEqualTo("null");
        tenant.cancel(id).ok();
        assertThat(desk.refuseCancellation(id).ok().data("request")).isEqualTo("null");
    }

    /** Its owner, the desk and the clock do one thing after the other, whether it is possible or not. */
    @Test
    void whateverIsAskedAndDecidedASupplementThatWaitsIsAmongTheWork() {
        SplittableRandom chance = new SplittableRandom(20_260_311);
        List<String> orders = new ArrayList<>();
        int beside = 0;
        for (int step = 0; step < 360; step++) {
            if (step % 60 == 0) {
                orders.clear();
                for (int i = 0; i < 3; i++) {
                    orders.add(withCarrier(server.completeOrder(tenant, PhoneNumbers.next(), PhoneNumbers.next())));
                }
            }
            id = orders.get(chance.nextInt(orders.size()));
            String before = work();
            Answer answer = something(chance);
            assertThat(answer.status()).as("%s %s", before, answer.text()).isLessThan(500);
            if (answer.status() == 201 && answer.data().has("to")) {
                orders.add(answer.value("to.id"));
            }
            String after = work();
            boolean was = before.endsWith(" resubmission") || before.endsWith(" activation");
            beside += was && !before.startsWith("0 ") ? 1 : 0;
            assertThat(server.rows("""
                            SELECT o.status || ', open ' || coalesce(o.open_supplement_type, 'none') || ', asked '
                                || coalesce(d.request, 'nothing')
                            FROM porting_order o LEFT JOIN desk_request d ON d.porting_order_id = o.id
                            WHERE o.account_id = ?::uuid AND o.status IN ('submitted', 'foc-date-confirmed')
                                AND CASE o.open_supplement_type
                                    WHEN 'other' THEN coalesce(d.request, '') NOT IN ('change', 'resubmission', 'activation')
                                    WHEN 'due_date' THEN coalesce(d.request, '') NOT IN ('new_date', 'resubmission', 'activation')
                                    ELSE d.request IN ('change', 'new_date') END""", tenant.accountId().toString()))
                    .as("step %d, %s, then %s: %s", step, before, after, answer.text())
                    .isEmpty();
        }
        assertThat(beside).as("supplements beside something else").isGreaterThan(10);
    }

    /** The supplement that waits, 0 for none, and what the desk is asked. */
    private String work() {
        return server.rows("""
                        SELECT coalesce(o.open_supplement, 0) || ' ' || coalesce(d.request, 'nothing')
                        FROM porting_order o LEFT JOIN desk_request d ON d.porting_order_id = o.id
                        WHERE o.id = ?::uuid""", id).getFirst();
    }

    /** An order that people activate, with the carrier. */
    private String withCarrier(String order) {
        id = order;
        server.lead(tenant, id, "submitted");
        activation("by_hand").ok();
        return id;
    }

    private Answer something(SplittableRandom chance) {
        Instant date = clock.instant()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(chance.nextInt(4, 10)))
                .plus(Duration.ofHours(15));
        String wanted = "activation_settings.foc_datetime_requested";
        return switch (chance.nextInt(24)) {
            case 0, 1, 2, 3 -> tenant.post(supplements(), otherData(chance.nextInt(90) + " Main St"));
            case 4, 5 -> tenant.edit(id, Body.of(wanted, date));
            case 6 -> tenant.edit(id, Body.of(wanted, null));
            case 7 -> tenant.cancel(id);
            case 8 -> tenant.post("/v2/porting_orders/" + id + "/actions/activate", "");
            case 9, 10, 11 -> desk.confirmFoc(id, date);
            case 12 -> desk.confirmFoc(id, clock.instant());
            case 13 -> desk.act(id, "acknowledge_supplement", "");
            case 14 -> desk.act(id, "refuse_supplement", "");
            case 15, 16, 17 -> {
                desk.raiseException(id, "OTHER");
                yield tenant.confirm(id);
            }
            case 18 -> desk.refuseCancellation(id);
            case 19 -> chance.nextInt(4) == 0 ? desk.approveCancellation(id) : desk.complete(id);
            case 20 -> activation(chance.nextInt(3) == 0 ? null : "by_hand");
            case 21 -> desk.split(id, "Apart.", firstNumber());
            default -> {
                clock.advanceForJobs(Duration.ofHours(chance.nextInt(1, 60)));
                yield desk.show(id);
            }
        };
    }

    private String firstNumber() {
        return tenant.get("/v2/porting_phone_numbers?filter[porting_order_id]=" + id)
                .column("phone_number")
                .getFirst();
    }

    /** It was sent back and has been corrected. */
    private void corrected() {
        server.lead(tenant, id, "exception");
        tenant.confirm(id).ok();
    }

    private void byHandAt(Instant foc) {
        server.lead(tenant, id, "submitted");
        activation("by_hand").ok();
        desk.confirmFoc(id, foc).ok();
    }

    private static String otherData(String street) {
        return "{\"end_user\":{\"location\":{\"street_address\":\"" + street + "\"}}}";
    }

    private void askForOtherData() {
        tenant.post(supplements(), otherData("2 Main St")).ok();
    }

    private void wish(Instant date) {
        tenant.edit(id, Body.of("activation_settings.foc_datetime_requested", date))
                .ok();
    }

    private Answer activation(@Nullable String wanted) {
        return desk.client().patch(Desk.ORDERS + "/" + id, Body.of("activation", wanted));
    }

    private String waitingSinceItWasSent(String type) {
        return "{\"type\":\"%s\",\"asked_at\":\"%s\"}"
                .formatted(
                        type,
                        tenant.get(supplements()).data().get(0).path("sent_at").asString());
    }

    private String supplements() {
        return "/v2/porting_orders/" + id + "/supplements";
    }

    private String jobs() {
        return "/v2/porting_orders/" + id + "/activation_jobs";
    }

    private void awaitActivation() {
        Awaitility.await().until(() -> desk.asked(id).equals("activation"));
    }
}
