package dev.portwright.foc;

import static dev.portwright.foc.ActivationType.ON_DEMAND;
import static dev.portwright.foc.ActivationType.SCHEDULED;
import static dev.portwright.phonenumber.PhoneNumberType.LOCAL;
import static dev.portwright.phonenumber.PhoneNumberType.MOBILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portwright.foc.FocDay.Reason;
import dev.portwright.phonenumber.PhoneNumberType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FocCalendarTest {
    private static final FocQuery US_SIMPLE = new FocQuery("US", LOCAL, false, SCHEDULED, true);
    private static final FocQuery US_NON_SIMPLE = new FocQuery("US", LOCAL, false, SCHEDULED, false);
    private static final FocQuery US_FAST = new FocQuery("US", LOCAL, true, SCHEDULED, false);
    private static final FocQuery US_ON_DEMAND = new FocQuery("US", LOCAL, true, ON_DEMAND, true);
    private static final FocQuery CA_ON_DEMAND = new FocQuery("CA", LOCAL, true, ON_DEMAND, true);
    private static final FocQuery GB_MOBILE = new FocQuery("GB", MOBILE, false, SCHEDULED, true);
    private static final FocQuery AU_MOBILE = new FocQuery("AU", MOBILE, false, SCHEDULED, true);

    /** A Monday, ten in the morning in Chicago. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T16:00:00Z");

    private final FocCalendar calendar = new FocCalendar();

    @Test
    void aSimplePortTakesOneBusinessDay() {
        assertThat(calendar.allowedWindows(US_SIMPLE, MONDAY).getFirst())
                .isEqualTo(window("2026-03-03T14:00:00Z", "2026-03-03T23:00:00Z"));
    }

    @Test
    void aTerritoryHasTheCalendarOfItsCountry() {
        FocQuery puertoRico = new FocQuery("PR", LOCAL, false, SCHEDULED, true);
        assertThat(calendar.explain(puertoRico, MONDAY)).isEqualTo(calendar.explain(US_SIMPLE, MONDAY));
        FocQuery jersey = new FocQuery("JE", MOBILE, false, SCHEDULED, true);
        assertThat(calendar.explain(jersey, MONDAY)).isEqualTo(calendar.explain(GB_MOBILE, MONDAY));
    }

    @Test
    void aRequestAfterTheCutOffCountsAsReceivedOnTheNextBusinessDay() {
        Instant atCutOff = Instant.parse("2026-03-02T19:00:00Z");
        assertThat(firstOpenDay(US_SIMPLE, atCutOff)).isEqualTo("2026-03-03");
        assertThat(firstOpenDay(US_SIMPLE, atCutOff.plusSeconds(1))).isEqualTo("2026-03-04");

        List<FocDay> days = calendar.explain(US_SIMPLE, atCutOff.plusSeconds(1));
        assertThat(days.subList(0, 2))
                .extracting(FocDay::date, FocDay::window, FocDay::reason, FocDay::detail)
                .containsExactly(
                        tuple(
                                LocalDate.parse("2026-03-02"),
                                null,
                                Reason.LEAD_TIME,
                                "The carriers need 1 business day."),
                        tuple(
                                LocalDate.parse("2026-03-03"),
                                null,
                                Reason.CUT_OFF,
                                "Requests after 13:00 (America/Chicago) count as received on the next business day."));
    }

    @Test
    void aRequestOnAWeekendCountsAsReceivedOnMonday() {
        assertThat(firstOpenDay(US_SIMPLE, Instant.parse("2026-02-28T23:00:00Z")))
                .isEqualTo("2026-03-03");
        assertThat(firstOpenDay(US_FAST, Instant.parse("2026-02-28T23:00:00Z"))).isEqualTo("2026-03-02");
    }

    @Test
    void aNonSimplePortTakesFourBusinessDaysOfWhichHolidaysAreNone() {
        assertThat(firstOpenDay(US_NON_SIMPLE, MONDAY)).isEqualTo("2026-03-06");
        // The Monday before Thanksgiving, which is the Thursday.
        assertThat(firstOpenDay(US_NON_SIMPLE, Instant.parse("2026-11-23T16:00:00Z")))
                .isEqualTo("2026-11-30");
    }

    @Test
    void aFastPortMayBeTheSameDayFromTheNextQuarterOfAnHour() {
        assertThat(calendar.allowedWindows(US_FAST, MONDAY.plusMillis(1)).getFirst())
                .isEqualTo(window("2026-03-02T16:15:00Z", "2026-03-03T02:00:00Z"));
        assertThat(calendar.allowedWindows(US_FAST, MONDAY).getFirst().startsAt())
                .isEqualTo(MONDAY);
        assertThat(firstOpenDay(US_FAST, Instant.parse("2026-03-02T21:00:01Z"))).isEqualTo("2026-03-03");
    }

    @Test
    void onDemandActivationHasTheHoursOfTheCountryInChicago() {
        Instant night = Instant.parse("2026-03-02T08:00:00Z");
        assertThat(calendar.allowedWindows(US_ON_DEMAND, night).getFirst())
                .isEqualTo(window("2026-03-02T12:00:00Z", "2026-03-03T02:00:00Z"));
        assertThat(calendar.allowedWindows(CA_ON_DEMAND, night).getFirst())
                .isEqualTo(window("2026-03-02T14:00:00Z", "2026-03-02T21:00:00Z"));
    }

    @Test
    void onDemandActivationNeedsFastPort() {
        FocQuery query = new FocQuery("US", LOCAL, false, ON_DEMAND, true);
        assertThat(calendar.allowedWindows(query, MONDAY)).isEmpty();
        assertThat(calendar.explain(query, MONDAY))
                .hasSize(30)
                .allSatisfy(day -> assertThat(day.reason()).isEqualTo(Reason.NOT_OFFERED))
                .first()
                .extracting(FocDay::detail)
                .isEqualTo("On-demand activation is not offered for these numbers, which are not FastPort-eligible.");
    }

    @Test
    void explainsEachOfThirtyDays() {
        List<FocDay> days = calendar.explain(US_SIMPLE, Instant.parse("2026-11-24T16:00:00Z"));
        assertThat(days).hasSize(30);
        assertThat(days.subList(0, 6))
                .extracting(FocDay::date, FocDay::window, FocDay::reason, FocDay::detail)
                .containsExactly(
                        tuple(
                                LocalDate.parse("2026-11-24"),
                                null,
                                Reason.LEAD_TIME,
                                "The carriers need 1 business day."),
                        tuple(
                                LocalDate.parse("2026-11-25"),
                                window("2026-11-25T14:00:00Z", "2026-11-25T23:00:00Z"),
                                Reason.OPEN,
                                "Open from 08:00 to 17:00 (America/Chicago)."),
                        tuple(LocalDate.parse("2026-11-26"), null, Reason.HOLIDAY, "Holiday: Thanksgiving Day."),
                        tuple(
                                LocalDate.parse("2026-11-27"),
                                window("2026-11-27T14:00:00Z", "2026-11-27T23:00:00Z"),
                                Reason.OPEN,
                                "Open from 08:00 to 17:00 (America/Chicago)."),
                        tuple(LocalDate.parse("2026-11-28"), null, Reason.WEEKEND, "Saturday is not a business day."),
                        tuple(LocalDate.parse("2026-11-29"), null, Reason.WEEKEND, "Sunday is not a business day."));
        assertThat(days.getLast().date()).isEqualTo("2026-12-23");
    }

    @Test
    void aDayNamesTheCalendarTheZoneTheRuleAndTheHoliday() {
        List<FocDay> days = calendar.explain(US_SIMPLE, Instant.parse("2026-11-24T16:00:00Z"));
        WindowRule rule = Objects.requireNonNull(days.getFirst().rule());
        assertThat(days).allSatisfy(day -> {
            assertThat(day.calendar()).isEqualTo("US");
            assertThat(day.zone()).isEqualTo(ZoneId.of("America/Chicago"));
            assertThat(day.rule()).isEqualTo(rule);
        });
        assertThat(rule)
                .isEqualTo(new WindowRule(
                        4,
                        EnumSet.complementOf(EnumSet.of(PhoneNumberType.TOLL_FREE)),
                        EnumSet.of(SCHEDULED),
                        null,
                        true,
                        LocalTime.of(8, 0),
                        LocalTime.of(17, 0),
                        1,
                        LocalTime.of(13, 0)));
        assertThat(days)
                .filteredOn(day -> day.holiday() != null)
                .extracting(FocDay::date, FocDay::holiday)
                .containsExactly(tuple(LocalDate.parse("2026-11-26"), "Thanksgiving Day"));
    }

    @Test
    void aHolidayOnAWeekendIsNamedToo() {
        // The fourth of July 2026 is a Saturday.
        assertThat(calendar.explain(US_SIMPLE, Instant.parse("2026-07-03T16:00:00Z"))
                        .subList(0, 2))
                .extracting(FocDay::reason, FocDay::holiday)
                .containsExactly(
                        tuple(Reason.HOLIDAY, "Independence Day (observed)"),
                        tuple(Reason.WEEKEND, "Independence Day"));
    }

    @Test
    void aWindowThatHasBegunSaysSo() {
        assertThat(calendar.explain(US_FAST, MONDAY.plusSeconds(60)).getFirst().detail())
                .isEqualTo("Open from 10:15 to 20:00 (America/Chicago).");
    }

    @Test
    void todayCountsInTheZoneOfTheCalendar() {
        // Still Monday evening in Chicago, Tuesday in UTC.
        assertThat(calendar.explain(US_FAST, Instant.parse("2026-03-03T03:00:00Z"))
                        .subList(0, 1))
                .extracting(FocDay::date, FocDay::window, FocDay::reason, FocDay::detail)
                .containsExactly(tuple(
                        LocalDate.parse("2026-03-02"),
                        null,
                        Reason.CUT_OFF,
                        "Requests after 15:00 (America/Chicago) count as received on the next business day."));
    }

    @Test
    void bothEndsOfAWindowAreAllowedAndNothingBeyond() {
        Instant start = Instant.parse("2026-03-03T14:00:00Z");
        Instant end = Instant.parse("2026-03-03T23:00:00Z");
        assertThat(calendar.isAllowed(US_SIMPLE, start, MONDAY)).isTrue();
        assertThat(calendar.isAllowed(US_SIMPLE, end, MONDAY)).isTrue();
        assertThat(calendar.isAllowed(US_SIMPLE, start.minusMillis(1), MONDAY)).isFalse();
        assertThat(calendar.isAllowed(US_SIMPLE, end.plusMillis(1), MONDAY)).isFalse();
        assertThat(calendar.isAllowed(US_SIMPLE, Instant.parse("2026-03-31T15:00:00Z"), MONDAY))
                .isTrue();
        assertThat(calendar.isAllowed(US_SIMPLE, Instant.parse("2026-04-01T15:00:00Z"), MONDAY))
                .isFalse();
    }

    @Test
    void windowsKeepTheirLocalHoursWhenSummerTimeBegins() {
        assertThat(windowOn(US_SIMPLE, MONDAY, "2026-03-06"))
                .isEqualTo(window("2026-03-06T14:00:00Z", "2026-03-06T23:00:00Z"));
        assertThat(windowOn(US_SIMPLE, MONDAY, "2026-03-09"))
                .isEqualTo(window("2026-03-09T13:00:00Z", "2026-03-09T22:00:00Z"));

        Instant march = Instant.parse("2026-03-24T10:00:00Z");
        assertThat(windowOn(GB_MOBILE, march, "2026-03-27"))
                .isEqualTo(window("2026-03-27T08:00:00Z", "2026-03-27T17:00:00Z"));
        assertThat(windowOn(GB_MOBILE, march, "2026-03-30"))
                .isEqualTo(window("2026-03-30T07:00:00Z", "2026-03-30T16:00:00Z"));

        Instant september = Instant.parse("2026-09-29T01:00:00Z");
        assertThat(windowOn(AU_MOBILE, september, "2026-10-02"))
                .isEqualTo(window("2026-10-01T22:00:00Z", "2026-10-02T07:00:00Z"));
        assertThat(windowOn(AU_MOBILE, september, "2026-10-06"))
                .isEqualTo(window("2026-10-05T21:00:00Z", "2026-10-06T06:00:00Z"));
    }

    @Test
    void windowsKeepTheirLocalHoursWhenSummerTimeEnds() {
        Instant october = Instant.parse("2026-10-21T10:00:00Z");
        assertThat(windowOn(US_SIMPLE, october, "2026-10-30"))
                .isEqualTo(window("2026-10-30T13:00:00Z", "2026-10-30T22:00:00Z"));
        assertThat(windowOn(US_SIMPLE, october, "2026-11-02"))
                .isEqualTo(window("2026-11-02T14:00:00Z", "2026-11-02T23:00:00Z"));
        assertThat(windowOn(GB_MOBILE, october, "2026-10-23"))
                .isEqualTo(window("2026-10-23T07:00:00Z", "2026-10-23T16:00:00Z"));
        assertThat(windowOn(GB_MOBILE, october, "2026-10-26"))
                .isEqualTo(window("2026-10-26T08:00:00Z", "2026-10-26T17:00:00Z"));

        Instant march = Instant.parse("2026-03-31T00:00:00Z");
        assertThat(windowOn(AU_MOBILE, march, "2026-04-01"))
                .isEqualTo(window("2026-03-31T21:00:00Z", "2026-04-01T06:00:00Z"));
        assertThat(windowOn(AU_MOBILE, march, "2026-04-07"))
                .isEqualTo(window("2026-04-06T22:00:00Z", "2026-04-07T07:00:00Z"));
    }

    @Test
    void hoursThatTheClockSkipsOrRepeatsStayInsideTheWindow() {
        WindowRule night = new WindowRule(
                1,
                EnumSet.of(LOCAL),
                EnumSet.of(SCHEDULED),
                null,
                null,
                LocalTime.of(1, 15),
                LocalTime.of(1, 45),
                0,
                LocalTime.NOON);
        ZoneId chicago = ZoneId.of("America/Chicago");
        // 01:00 to 02:00 happens twice, first five and then six hours behind UTC.
        assertThat(night.on(LocalDate.parse("2026-11-01"), chicago))
                .isEqualTo(window("2026-11-01T06:15:00Z", "2026-11-01T07:45:00Z"));
        // 01:00 to 02:00 never happens.
        assertThat(night.on(LocalDate.parse("2026-03-29"), ZoneId.of("Europe/London")))
                .isEqualTo(window("2026-03-29T01:15:00Z", "2026-03-29T01:45:00Z"));
    }

    @Test
    void aCountryWithoutACalendarHasTheDefaultOne() {
        for (String country : List.of("IS", "XX", "", "../US", "us")) {
            assertThat(calendar.allowedWindows(new FocQuery(country, LOCAL, true, SCHEDULED, true), MONDAY)
                            .getFirst())
                    .isEqualTo(window("2026-03-17T08:00:00Z", "2026-03-17T17:00:00Z"));
        }
    }

    private LocalDate firstOpenDay(FocQuery query, Instant now) {
        return calendar.explain(query, now).stream()
                .filter(FocDay::open)
                .findFirst()
                .orElseThrow()
                .date();
    }

    private FocWindow windowOn(FocQuery query, Instant now, String date) {
        return Objects.requireNonNull(calendar.explain(query, now).stream()
                .filter(day -> day.date().toString().equals(date))
                .findFirst()
                .orElseThrow()
                .window());
    }

    private static FocWindow window(String start, String end) {
        return new FocWindow(Instant.parse(start), Instant.parse(end));
    }
}
