package dev.portwright.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Body;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Dates that move, pass or wait while something else happens to an order. */
@ServerTest
class DatesTest extends SandboxLife {
    private static final String FRIDAY = "2026-03-20T15:00:00Z";
    private static final String MONDAY = "2026-03-23T15:00:00Z";

    @Test
    void aDateAskedForAnewIsAcceptedFourHoursLater() {
        String id = confirmedFor(FRIDAY, "0000");
        request(id, MONDAY);
        advance("PT3H59M");
        assertThat(foc(id)).isEqualTo(FRIDAY);
        advance("PT1M");
        assertThat(foc(id)).isEqualTo(MONDAY);
        assertThat(activations(id)).containsExactly("created");
        advanceTo("2026-03-21T15:00:00Z");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
        advanceTo("2026-03-23T15:02:00Z");
        assertThat(status(id)).isEqualTo("ported");
    }

    @Test
    void aDateAskedForAnewBeforeTheAnswerIsTheAnswer() {
        String id = submittedFor(FRIDAY, "0000");
        request(id, MONDAY);
        advance("PT1H");
        assertThat(foc(id)).isEqualTo(MONDAY);
        advance("P1D");
        assertThat(foc(id)).isEqualTo(MONDAY);
    }

    @Test
    void aDateAskedForAnewDoesNotKeepTheCarrierFromMovingIt() {
        String id = confirmedFor(FRIDAY, "9033");
        request(id, MONDAY);
        advance("PT4H");
        assertThat(foc(id)).isEqualTo(MONDAY);
        advance("PT1H");
        assertThat(foc(id)).isEqualTo("2026-03-24T15:00:00Z");
    }

    @Test
    void aDateAskedForAnewOutlivesACancellationThatIsRefused() {
        String id = confirmedFor(FRIDAY, "9039");
        request(id, MONDAY);
        cancel(id);
        advance("PT2H");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
        advance("PT1H");
        assertThat(foc(id)).isEqualTo(MONDAY);
    }

    @Test
    void aDateAskedForAnewWhenTheNumbersAreBeingActivatedChangesNothing() {
        String id = confirmedFor(FRIDAY, "9035");
        request(id, MONDAY);
        // The carrier is slow: its answer is due while the numbers are being activated.
        server.run(
                "UPDATE scheduled_tasks SET execution_time = '2026-03-20T15:01:00Z' WHERE task_name = 'sandbox-carrier' AND task_instance = ?",
                id);
        advanceTo("2026-03-20T15:05:00Z");
        assertThat(activation(id)).containsExactly("Failed", "Failed");
        assertThat(foc(id)).isEqualTo(FRIDAY);
    }

    @Test
    void aDateThatPassesWhileACancellationIsDecidedOnIsLost() {
        String id = confirmedFor(FRIDAY, "0000");
        script(id, "[{\"outcome\":\"cancel_refused\"}]");
        advance("PT10M");
        assertThat(activation(id)).containsExactly("Concurred", "Concurred");
        cancel(id);
        clock.set(Instant.parse("2026-03-21T15:00:00Z"));
        advance("PT0S");
        assertThat(status(id)).isEqualTo("exception");
        assertThat(codes(id)).containsExactly("FOC_EXPIRED");
        assertThat(activations(id)).containsExactly("failed");
        assertThat(statusEvents(id))
                .endsWith("foc-date-confirmed", "cancel-pending", "foc-date-confirmed", "exception");
        assertThat(tenant.confirm(id).problems()).containsExactly("80018 /activation_settings/foc_datetime_requested");
        request(id, "2026-03-24T15:00:00Z");
        confirm(id);
        advance("PT1H");
        assertThat(foc(id)).isEqualTo("2026-03-24T15:00:00Z");
        assertThat(activations(id)).containsExactly("created", "failed");
        assertThat(activation(id)).containsExactly("New", "New");
        advance("PT2M");
        assertThat(activation(id)).containsExactly("Concurred", "Concurred");
        advanceTo("2026-03-24T15:02:00Z");
        assertThat(status(id)).isEqualTo("ported");
        assertThat(activations(id)).containsExactly("completed", "failed");
    }

    @Test
    void aCancellationBeforeTheOrderIsSentThatIsRefusedLeavesItOnItsWay() {
        String id = draft("9039");
        confirm(id);
        cancel(id);
        advance("PT2H");
        assertThat(status(id)).isEqualTo("in-process");
        advance("PT1H");
        assertThat(status(id)).isEqualTo("submitted");
        advance("PT1H");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
    }

    @Test
    void aCancellationWhileTheCarrierAnswersThatIsRefusedLeavesTheAnswerToCome() {
        String id = submittedFor(FRIDAY, "9004", "9039");
        cancel(id);
        advance("PT1H59M");
        assertThat(status(id)).isEqualTo("cancel-pending");
        advance("PT1M");
        assertThat(status(id)).isEqualTo("submitted");
        advance("PT1H");
        assertThat(codes(id)).containsExactly("ENTITY_NAME_MISMATCH");
    }

    @Test
    void eachNumberFailsAsItsOwnEndingSays() {
        String id = answered("0000", "9034", "9035", "9036");
        advance("PT2M");
        assertThat(activation(id)).containsExactly("Conflict", "Active", "Failed", "Failed", "Conflict");
        advance("PT22M");
        assertThat(codes(id)).containsExactly("SV_CONFLICT");
        assertThat(activation(id)).containsExactly("Conflict", "Active", "Active", "Failed", "Conflict");
        confirm(id);
        advance("P1D");
        assertThat(status(id)).isEqualTo("ported");
    }

    @Test
    void anOrderWhoseStuckNumbersWereSplitOffEndsWithThoseThatAreActive() {
        String id = answered("0000", "9035");
        advance("PT24M");
        assertThat(codes(id)).containsExactly("SV_UNKNOWN_FAILURE");
        String part = split(id, "+13035559035");
        assertThat(codes(part)).containsExactly("SV_UNKNOWN_FAILURE");
        confirm(id);
        confirm(part);
        advance("P1D");
        assertThat(status(id)).isEqualTo("ported");
        assertThat(status(part)).isEqualTo("ported");
        assertThat(inventory()).containsExactly("+13035550000", "+13035559035");
    }

    @Test
    void anOrderThatIsSplitOffHasBehindItWhatTheOldOneHas() {
        String id = draft("0000", "0001");
        account(id, "PHONE_NUMBER_NOT_PORTABLE");
        confirm(id);
        advance(UNTIL_ANSWER);
        String part = split(id, "+13035550001");
        confirm(id);
        confirm(part);
        advance("PT1H");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
        assertThat(status(part)).isEqualTo("foc-date-confirmed");
    }

    @Test
    void anOrderThatIsNotFastIsAnsweredTheNextDay() {
        String id = server.completeOrder(tenant, "+17025550123");
        confirm(id);
        advance("PT15M");
        advance("PT23H59M");
        assertThat(status(id)).isEqualTo("submitted");
        advance("PT1M");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
    }

    @Test
    void theTimeThatTheCarrierTakesIsNotTakenFromTheNotice() {
        String id = server.completeOrder(tenant, "+17025550123", "+17025550124");
        String first = tenant.get("/v2/porting_orders/" + id + "/allowed_foc_windows")
                .column("started_at")
                .getFirst();
        assertThat(first).isEqualTo("2026-03-17T13:00:00Z");
        request(id, first);
        confirm(id);
        advance("P1DT15M");
        assertThat(foc(id)).isEqualTo(first);
    }

    @Test
    void aDateOfTodayIsKeptWhenTheAnswerComesAfterTheCutOff() {
        clock.set(Instant.parse("2026-03-11T19:30:00Z"));
        String id = draft("0000");
        request(id, "2026-03-11T23:00:00Z");
        confirm(id);
        advance(UNTIL_ANSWER);
        assertThat(foc(id)).isEqualTo("2026-03-11T23:00:00Z");
    }

    @Test
    void aDateMayBeMovedTwice() {
        String id = confirmedFor(FRIDAY, "0000");
        script(
                id,
                "[{\"outcome\":\"foc_moved\",\"foc_datetime\":\"2026-03-24T15:00:00Z\"},{\"outcome\":\"foc_moved\",\"foc_datetime\":\"2026-03-25T15:00:00Z\"}]");
        advance("PT1H");
        assertThat(foc(id)).isEqualTo("2026-03-24T15:00:00Z");
        advance("PT1H");
        assertThat(foc(id)).isEqualTo("2026-03-25T15:00:00Z");
    }

    @Test
    void whatWasFixedBeforeASplitStaysFixedAfterIt() {
        String id = draft("0000", "0001");
        account(id, "ENTITY_NAME_MISMATCH");
        confirm(id);
        advance(UNTIL_ANSWER);
        edit(id, Body.of("end_user.admin.entity_name", "Acme Incorporated"));
        String part = split(id, "+13035550001");
        confirm(id);
        confirm(part);
        advance("PT1H");
        assertThat(status(id)).isEqualTo("foc-date-confirmed");
        assertThat(status(part)).isEqualTo("foc-date-confirmed");
    }

    @Test
    void aDateAskedForAnewIsAnsweredForBothPartsOfAnOrder() {
        String id = confirmedFor(FRIDAY, "0000", "0001");
        request(id, MONDAY);
        String part = split(id, "+13035550001");
        advance("PT4H");
        assertThat(foc(id)).isEqualTo(MONDAY);
        assertThat(foc(part)).isEqualTo(MONDAY);
    }

    private String split(String id, String number) {
        return Api.desk().act(id, "split", Body.numbers(number)).ok().value("to.id");
    }

    private String submittedFor(String date, String... endings) {
        String id = draft(endings);
        request(id, date);
        confirm(id);
        advance("PT15M");
        assertThat(status(id)).isEqualTo("submitted");
        return id;
    }

    private String confirmedFor(String date, String... endings) {
        String id = submittedFor(date, endings);
        advance("PT1H");
        assertThat(foc(id)).isEqualTo(date);
        return id;
    }
}
