package dev.portwright.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Body;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every outcome happens, whichever way it is called for: a number's ending, the account number, a scenario. */
@ServerTest
class OutcomesTest extends SandboxLife {
    private static final Map<Outcome, String> ENDINGS = Map.ofEntries(
            Map.entry(Outcome.SILENCE, "9031"),
            Map.entry(Outcome.LATE_FOC, "9032"),
            Map.entry(Outcome.FOC_MOVED, "9033"),
            Map.entry(Outcome.ACTIVATION_RETRY, "9034"),
            Map.entry(Outcome.ACTIVATION_FAILURE, "9035"),
            Map.entry(Outcome.ACTIVATION_CONFLICT, "9036"),
            Map.entry(Outcome.MESSAGING_EXCEPTION, "9037"),
            Map.entry(Outcome.MESSAGING_PARTIAL, "9038"),
            Map.entry(Outcome.CANCEL_REFUSED, "9039"),
            Map.entry(Outcome.DATE_REFUSED, "9040"),
            Map.entry(Outcome.CHANGE_REFUSED, "9041"));

    enum Way {
        ENDING,
        ACCOUNT_NUMBER,
        SCENARIO
    }

    static Stream<Arguments> everyWay() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Arrays.stream(Outcome.values())
                        .filter(outcome -> outcome != Outcome.EXCEPTION)
                        .filter(outcome -> way != Way.ENDING || ENDINGS.containsKey(outcome))
                        .map(outcome -> Arguments.of(way, outcome)));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void whatIsCalledForHappens(Way way, Outcome outcome) {
        String id = draft("0000", way == Way.ENDING ? ENDINGS.getOrDefault(outcome, "") : "9999");
        withMessaging(id);
        if (outcome.decision() == Outcome.Decision.CANCELLATION
                || outcome.decision() == Outcome.Decision.NEW_DATE
                || outcome.decision() == Outcome.Decision.CHANGE) {
            // So far away that the order can still be cancelled, and its date moved.
            request(id, "2026-03-20T15:00:00Z");
        }
        if (way == Way.ACCOUNT_NUMBER) {
            account(id, outcome.word());
        } else if (way == Way.SCENARIO) {
            script(id, "[{\"outcome\":\"" + outcome.word() + "\"}]");
        }
        confirm(id);
        advance(UNTIL_ANSWER);
        live(id, outcome);
        List<String> settled = scenario(id)
                .data()
                .at("/settled")
                .valueStream()
                .map(word -> word.asString())
                .toList();
        assertThat(settled).isEqualTo(way == Way.SCENARIO ? List.of() : List.of(outcome.word()));
        assertThat(scenario(id).data("outcomes")).isEqualTo("[]");
        assertThat(scenario(id).data("from_data")).isEqualTo("{\"codes\":[],\"outcomes\":[]}");
    }

    @Test
    void aDateThatTheDeskRefusedStaysRefused() {
        String id = draft("0000", "9999");
        request(id, "2026-03-20T15:00:00Z");
        confirm(id);
        advance(UNTIL_ANSWER);
        request(id, "2026-03-23T15:00:00Z");
        Api.desk()
                .act(id, "refuse_supplement", Body.of("reason", "Not that day."))
                .ok();
        advance("PT5H");
        assertThat(foc(id)).isEqualTo("2026-03-20T15:00:00Z");
        assertThat(tenant.get("/v2/porting_orders/" + id + "/supplements").column("state"))
                .containsExactly("refused");
    }

    /** The program that plays the carrier answers it, whatever people of the desk do meanwhile. */
    @Test
    void whatWaitsForTheProgramIsNoWorkOfTheDesk() {
        String id = draft("0000", "9999");
        request(id, "2026-03-20T15:00:00Z");
        confirm(id);
        advance(UNTIL_ANSWER);
        tenant.post(
                        "/v2/porting_orders/" + id + "/supplements",
                        Body.of("end_user.location.street_address", "2 Main St"))
                .ok();
        Api.desk().confirmFoc(id, Instant.parse("2026-03-23T15:00:00Z")).ok();
        assertThat(server.rows("SELECT request FROM desk_request WHERE porting_order_id = ?::uuid", id))
                .isEmpty();
        advance("PT5H");
        assertThat(tenant.show(id).value("end_user.location.street_address")).isEqualTo("2 Main St");
    }

    private void live(String id, Outcome outcome) {
        switch (outcome) {
            case EXCEPTION -> throw new IllegalArgumentException("needs codes");
            case SILENCE -> isNeverAnsweredButCancelled(id);
            case LATE_FOC -> isAnsweredAWeekLate(id);
            case FOC_MOVED -> isMoved(id);
            case FOC_CONFIRMED, ACTIVATED, MESSAGING_PORTED -> isPorted(id);
            case ACTIVATION_RETRY -> isActivatedAtTheSecondTry(id);
            case ACTIVATION_FAILURE -> isStuck(id, "Failed", "SV_UNKNOWN_FAILURE");
            case ACTIVATION_CONFLICT -> isStuck(id, "Conflict", "SV_CONFLICT");
            case MESSAGING_EXCEPTION -> endsWithMessaging(id, "exception");
            case MESSAGING_PARTIAL -> endsWithMessaging(id, "partial_port_complete");
            case CANCELLED -> isCancelled(id);
            case CANCEL_REFUSED -> isNotCancelled(id);
            case CHANGE_ACCEPTED -> isAskedForAStreetAndHas(id, "2 Main St");
            case CHANGE_REFUSED -> isAskedForAStreetAndHas(id, "1 Main St");
            case DATE_ACCEPTED -> isAskedForMondayAndGets(id, "2026-03-23T15:00:00Z");
            case DATE_REFUSED -> isAskedForMondayAndGets(id, "2026-03-20T15:00:00Z");
        }
    }

    private void isNeverAnsweredButCancelled(String id) {
        advance("P60D");
        assertThat(status(id)).isEqualTo("submitted");
        cancel(id);
        advance("PT2H");
        assertThat(status(id)).isEqualTo("cancelled");
    }

    private void isAnsweredAWeekLate(String id) {
        advance("P6DT23H59M");
        assertThat(status(id)).isEqualTo("submitted");
        advance("PT1M");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
        assertThat(foc(id)).isEqualTo("2026-03-18T16:15:00Z");
    }

    private void isAskedForAStreetAndHas(String id, String street) {
        tenant.post(
                        "/v2/porting_orders/" + id + "/supplements",
                        Body.of("end_user.location.street_address", "2 Main St"))
                .ok();
        advance("PT3H59M");
        assertThat(tenant.show(id).value("end_user.location.street_address")).isEqualTo("1 Main St");
        advance("PT1M");
        assertThat(tenant.show(id).value("end_user.location.street_address")).isEqualTo(street);
        assertThat(tenant.show(id).data().has("open_supplement")).isFalse();
    }

    private void isAskedForMondayAndGets(String id, String date) {
        request(id, "2026-03-23T15:00:00Z");
        advance("PT4H");
        assertThat(foc(id)).isEqualTo(date);
    }

    private void isMoved(String id) {
        assertThat(foc(id)).isEqualTo("2026-03-12T16:15:00Z");
        advance("PT59M");
        assertThat(foc(id)).isEqualTo("2026-03-12T16:15:00Z");
        advance("PT1M");
        assertThat(foc(id)).isEqualTo("2026-03-13T16:15:00Z");
        advanceTo("2026-03-13T16:14:59Z");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
        assertThat(activation(id)).containsExactly("Concurred", "Concurred", "Concurred");
        advance("PT3M");
        assertThat(status(id)).isEqualTo("ported");
        assertThat(activations(id)).containsExactly("completed");
    }

    private void isPorted(String id) {
        endsWithMessaging(id, "ported");
    }

    private void endsWithMessaging(String id, String end) {
        assertThat(messaging(id)).isEqualTo("pending");
        advance("PT2M");
        assertThat(status(id)).isEqualTo("ported");
        assertThat(messaging(id)).isEqualTo("activating");
        advance("PT29M");
        assertThat(messaging(id)).isEqualTo("activating");
        advance("PT1M");
        assertThat(messaging(id)).isEqualTo(end);
        assertThat(messagingEvents(id)).containsExactly("pending", "activating", end);
        assertThat(inventory()).hasSize(2);
    }

    private void isActivatedAtTheSecondTry(String id) {
        advance("PT2M");
        assertThat(activation(id)).containsExactly("Failed", "Active", "Failed");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
        advance("PT10M");
        assertThat(activation(id)).containsExactly("Sending", "Active", "Sending");
        assertThat(activations(id)).containsExactly("in-process");
        advance("PT1M");
        assertThat(status(id)).isEqualTo("ported");
        assertThat(activation(id)).containsExactly("Active", "Active", "Active");
        assertThat(activations(id)).containsExactly("completed");
    }

    private void isStuck(String id, String state, String code) {
        advance("PT23M");
        assertThat(activation(id)).containsExactly("Sending", "Active", "Sending");
        advance("PT1M");
        assertThat(status(id)).isEqualTo("exception");
        assertThat(codes(id)).containsExactly(code);
        assertThat(activation(id)).containsExactly(state, "Active", state);
        assertThat(activations(id)).containsExactly("failed");
        assertThat(foc(id)).isEmpty();
        assertThat(inventory()).isEmpty();
        assertThat(tenant.cancel(id).status()).isEqualTo(422);
        confirm(id);
        advance("PT1H");
        assertThat(activations(id)).containsExactly("created", "failed");
        advance("P1D");
        assertThat(status(id)).isEqualTo("ported");
        assertThat(activation(id)).containsExactly("Active", "Active", "Active");
        assertThat(activations(id)).containsExactly("completed", "failed");
        assertThat(inventory()).hasSize(2);
        assertThat(statusEvents(id))
                .containsExactly(
                        "in-process",
                        "submitted",
                        "foc-date-confirmed",
                        "exception",
                        "submitted",
                        "foc-date-confirmed",
                        "ported");
    }

    private void isCancelled(String id) {
        cancel(id);
        advance("PT1H59M");
        assertThat(status(id)).isEqualTo("cancel-pending");
        advance("PT1M");
        assertThat(status(id)).isEqualTo("cancelled");
        assertThat(messaging(id)).isEqualTo("canceled");
        assertThat(activations(id)).containsExactly("failed");
        advance("P30D");
        assertThat(status(id)).isEqualTo("cancelled");
        assertThat(inventory()).isEmpty();
    }

    private void isNotCancelled(String id) {
        cancel(id);
        advance("PT2H");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
        advance("P10D");
        assertThat(status(id)).isEqualTo("ported");
        assertThat(inventory()).hasSize(2);
    }
}
