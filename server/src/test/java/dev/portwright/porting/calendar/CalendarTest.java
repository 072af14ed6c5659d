package dev.portwright.porting.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Confirmed dates as calendar programs read them. */
@ServerTest
class CalendarTest extends AtTheDesk {
    static final String FEED = "/v2/porting/foc_calendar.ics";
    static final Instant FOC = Instant.parse("2026-03-24T15:00:00Z");

    String order;
    String path;

    @BeforeEach
    void order() {
        order = server.completeOrder(tenant, one);
        path = "/v2/porting_orders/" + order + "/foc_calendar.ics";
    }

    private void confirmed() {
        server.lead(tenant, order, "submitted");
        desk.confirmFoc(order, FOC).ok();
        // The clearing house is told of a date at once, by a job.
        await().until(() -> tenant.show(order)
                .value("activation_settings.activation_status")
                .equals("New"));
    }

    private int version() {
        return Integer.parseInt(tenant.show(order).header("etag").replace("\"", ""));
    }

    /** The lines of an answer, unfolded, after each was held against the rules for lines. */
    private static List<String> lines(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualToIgnoringCase("text/calendar;charset=UTF-8");
        String text = answer.text();
        assertThat(text).endsWith("\r\n").doesNotContainPattern("(?<!\r)\n|\r(?!\n)");
        assertThat(text.split("\r\n")).allSatisfy(line -> {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
            assertThat(line).matches(" .*|[A-Z-]+[;:].*").doesNotContainPattern("\\p{Cntrl}");
        });
        return List.of(text.replace("\r\n ", "").split("\r\n"));
    }

    /** The only entry, as the library reads it, which also finds nothing wrong with the calendar. */
    private static VEvent entry(Answer answer) {
        ICalendar calendar = Biweekly.parse(answer.text()).first();
        assertThat(calendar.validate(ICalVersion.V2_0).getWarnings()).isEmpty();
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().getFirst();
    }

    @Test
    void aConfirmedDateIsAnEntry() {
        confirmed();
        tenant.edit(order, Body.of("customer_reference", "Anna; Müller, \"x\\y\""))
                .ok();
        Answer shown = tenant.show(order);
        String key = shown.value("support_key");
        clock.set(NOW.plusSeconds(5));
        assertThat(lines(tenant.get(FEED)))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Portwright//Porting dates//EN",
                        "NAME:Porting dates",
                        "X-WR-CALNAME:Porting dates",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                        "BEGIN:VEVENT",
                        "UID:" + order + "@portwright",
                        "DTSTAMP:20260311T150000Z",
                        "CREATED:20260311T150000Z",
                        "LAST-MODIFIED:20260311T150000Z",
                        "SEQUENCE:" + version(),
                        "STATUS:CONFIRMED",
                        "DTSTART:20260324T150000Z",
                        "TRANSP:TRANSPARENT",
                        "SUMMARY:Port of 1 number\\, " + key,
                        "DESCRIPTION:1 number of US at Tuesday\\, 24 March 2026\\, 10:00 (America/Chicago)\\n"
                                + "From " + shown.value("old_service_provider_ocn")
                                + "\\nThe order is foc-date-confirmed.\\n"
                                + "Customer reference: Anna\\; Müller\\, \"x\\\\y\"",
                        "END:VEVENT",
                        "END:VCALENDAR");
        assertThat(entry(tenant.get(FEED)).getDescription().getValue())
                .endsWith("\nCustomer reference: Anna; Müller, \"x\\y\"");
        assertThat(tenant.get(path).text()).isEqualTo(tenant.get(FEED).text());
    }

    @Test
    void nothingOfTheEndCustomerIsInIt() {
        confirmed();
        assertThat(tenant.get(FEED).text())
                .doesNotContain("4711")
                .doesNotContain("2468")
                .doesNotContain(one.substring(2))
                .doesNotContain("Acme")
                .doesNotContain("Main St")
                .doesNotContain("Ann Person");
    }

    @Test
    void aDateThatMovesIsTheSameEntryWithAHigherSequence() {
        confirmed();
        VEvent before = entry(tenant.get(FEED));
        desk.confirmFoc(order, FOC.plus(Duration.ofDays(2))).ok();
        VEvent after = entry(tenant.get(FEED));
        assertThat(after.getUid().getValue()).isEqualTo(before.getUid().getValue());
        assertThat(after.getSequence().getValue())
                .isGreaterThan(before.getSequence().getValue());
        assertThat(lines(tenant.get(FEED))).contains("DTSTART:20260326T150000Z", "STATUS:CONFIRMED");
    }

    @Test
    void whatIsCancelledStaysForAWhileAsCancelled() {
        confirmed();
        tenant.cancel(order).ok();
        assertThat(lines(tenant.get(FEED))).contains("STATUS:CONFIRMED");
        desk.approveCancellation(order).ok();
        assertThat(lines(tenant.get(FEED))).contains("STATUS:CANCELLED", "DTSTART:20260324T150000Z");
        clock.set(FOC.plus(Dates.BACK));
        assertThat(lines(tenant.get(FEED))).contains("STATUS:CANCELLED");
        clock.set(FOC.plus(Dates.BACK).plusSeconds(1));
        assertThat(tenant.get(FEED).text()).doesNotContain("VEVENT");
        assertThat(lines(tenant.get(path))).contains("STATUS:CANCELLED");
    }

    @Test
    void aDateIsWithdrawnByAnExceptionAndComesBack() {
        assertThat(tenant.get(path).text()).doesNotContain("VEVENT");
        confirmed();
        desk.raiseException(order, "OTHER").ok();
        assertThat(lines(tenant.get(FEED))).contains("STATUS:CANCELLED", "DTSTART:20260324T150000Z");
        tenant.confirm(order).ok();
        assertThat(lines(tenant.get(path))).contains("STATUS:CANCELLED", "DTSTART:20260324T150000Z");
        desk.confirmFoc(order, FOC.plus(Duration.ofDays(1))).ok();
        assertThat(lines(tenant.get(FEED))).contains("STATUS:CONFIRMED", "DTSTART:20260325T150000Z");
        assertThat(entry(tenant.get(FEED)).getUid().getValue()).isEqualTo(order + "@portwright");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        confirmed();
        Answer first = tenant.get(FEED);
        clock.set(NOW.plusSeconds(1));
        Answer again = tenant.get(FEED, "if-none-match", first.header("etag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        desk.confirmFoc(order, FOC.plus(Duration.ofDays(2))).ok();
        assertThat(tenant.get(FEED, "if-none-match", first.header("etag")).status())
                .isEqualTo(200);
    }

    @Test
    void thoseToComeGoBeforeThoseThatAreOver() {
        confirmed();
        server.run("""
                INSERT INTO porting_order (id, account_id, user_id, version, status, support_key, parent_support_key,
                    country_code, phone_number_type, carrier_name, fast_port_eligible, messaging_capable,
                    requirements_version, phone_numbers_count, requirements, foc_datetime_actual, created_at, updated_at)
                SELECT gen_random_uuid(), account_id, user_id, version, 'ported', 'sr_x' || n || id, parent_support_key,
                    country_code, phone_number_type, carrier_name, fast_port_eligible, messaging_capable,
                    requirements_version, phone_numbers_count, '[]', ('2026-03-11T14:00:00Z'::timestamptz - n * interval '1 minute'),
                    created_at, updated_at
                FROM porting_order, generate_series(1, ?::int) n WHERE id = ?::uuid""", "" + Dates.MOST, order);
        ICalendar calendar = Biweekly.parse(tenant.get(FEED).text()).first();
        assertThat(calendar.getEvents()).hasSize(Dates.MOST);
        assertThat(calendar.getEvents().getFirst().getUid().getValue()).isEqualTo(order + "@portwright");
        assertThat(Biweekly.write(calendar).go()).contains("DTSTART:20260311T135900Z");
    }

    @Test
    void otherAccountsSeeNothingOfIt() {
        confirmed();
        assertThat(server.tenant().get(FEED).text()).doesNotContain("VEVENT");
        assertThat(server.tenant().get(path).problems()).containsExactly("10005 id");
        assertThat(tenant.get("/v2/porting_orders/" + UUID.randomUUID() + "/foc_calendar.ics")
                        .problems())
                .containsExactly("10005 id");
        assertThat(tenant.get("/v2/porting_orders/x/foc_calendar.ics").problems())
                .containsExactly("10006 id");
    }
}
