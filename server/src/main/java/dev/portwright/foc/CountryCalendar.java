package dev.portwright.foc;

import dev.portwright.foc.FocDay.Reason;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The calendar of one country, ready to answer. */
final class CountryCalendar {
    /** A window that has already begun is listed from the next full quarter of an hour. */
    private static final long QUARTER_SECONDS = Duration.ofMinutes(15).toSeconds();

    private final String country;
    private final ZoneId zone;
    private final Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
    private final HolidayDates holidays;
    private final List<WindowRule> rules;
    private final List<NoticeRule> notices;

    CountryCalendar(CalendarFile file) {
        this.country = file.country();
        this.zone = ZoneId.of(file.zone());
        file.weekend().forEach(day -> weekend.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT))));
        this.holidays = new HolidayDates(file.holidays(), weekend);
        this.rules = IntStream.range(0, file.rules().size())
                .mapToObj(i -> WindowRule.of(i + 1, file.rules().get(i)))
                .toList();
        List<CalendarFile.Notice> notice = file.notice();
        this.notices =
                notice == null ? List.of() : notice.stream().map(NoticeRule::of).toList();
    }

    /** What notice there has to be of a change of the date, where the country says that. */
    Optional<NoticeRule.Length> noticeOfChange(FocQuery query) {
        return notice(query).flatMap(NoticeRule::change);
    }

    /** What notice there has to be of a cancellation, where the country says that. */
    Optional<NoticeRule.Length> noticeOfCancellation(FocQuery query) {
        return notice(query).flatMap(NoticeRule::cancel);
    }

    private Optional<NoticeRule> notice(FocQuery query) {
        return notices.stream().filter(rule -> rule.fits(query)).findFirst();
    }

    /** The last moment of a notice of this length. */
    Deadline before(Instant time, NoticeRule.Length length) {
        if (length.businessDays() == 0) {
            return new Deadline(length.hours() + " hours", time.minus(Duration.ofHours(length.hours())));
        }
        ZonedDateTime local = time.atZone(zone);
        LocalDate day = local.toLocalDate();
        for (int left = length.businessDays(); left > 0; ) {
            day = day.minusDays(1);
            left -= isBusinessDay(day) ? 1 : 0;
        }
        return new Deadline(
                "%d business %s (%s)"
                        .formatted(length.businessDays(), length.businessDays() == 1 ? "day" : "days", zone),
                local.with(day).toInstant());
    }

    ZoneId zone() {
        return zone;
    }

    boolean isOffered(FocQuery query) {
        return rule(query).isPresent();
    }

    /** The rule that decides: the first that fits. */
    private Optional<WindowRule> rule(FocQuery query) {
        return rules.stream().filter(rule -> rule.fits(query)).findFirst();
    }

    /** The days from today on. */
    List<FocDay> days(FocQuery query, Instant now, int count) {
        ZonedDateTime local = now.atZone(zone);
        return rule(query).map(each -> days(each, local, count)).orElseGet(() -> notOffered(query, local, count));
    }

    private List<FocDay> days(WindowRule rule, ZonedDateTime now, int count) {
        LocalDate today = now.toLocalDate();
        boolean late = isBusinessDay(today) && now.toLocalTime().isAfter(rule.cutOff());
        LocalDate inTime = addBusinessDays(today, rule.leadBusinessDays());
        LocalDate first = late ? addBusinessDays(today.plusDays(1), rule.leadBusinessDays()) : inTime;
        List<FocDay> days = new ArrayList<>();
        for (LocalDate day = today; days.size() < count; day = day.plusDays(1)) {
            Optional<FocDay> closed = closed(day, rule);
            if (closed.isPresent()) {
                days.add(closed.get());
            } else if (day.isBefore(first)) {
                days.add(day.isBefore(inTime) ? tooSoon(day, rule) : tooLate(day, rule));
            } else {
                days.add(open(day, rule, now.toInstant()));
            }
        }
        return days;
    }

    /** The hours in which an instant lies, whatever its day and the notice; empty when it lies outside of them. */
    Optional<FocWindow> hours(FocQuery query, Instant instant) {
        return rule(query)
                .map(rule -> rule.on(instant.atZone(zone).toLocalDate(), zone))
                .filter(window -> window.contains(instant));
    }

    private Optional<FocDay> closed(LocalDate day, WindowRule rule) {
        DayOfWeek weekday = day.getDayOfWeek();
        if (weekend.contains(weekday)) {
            String name = weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            return Optional.of(shut(day, rule, Reason.WEEKEND, name + " is not a business day."));
        }
        return holidays.on(day).map(name -> shut(day, rule, Reason.HOLIDAY, "Holiday: " + name + "."));
    }

    private FocDay tooSoon(LocalDate day, WindowRule rule) {
        int lead = rule.leadBusinessDays();
        String detail = lead == 0
                ? "A request counts as received on the next business day."
                : "The carriers need %d business %s.".formatted(lead, lead == 1 ? "day" : "days");
        return shut(day, rule, Reason.LEAD_TIME, detail);
    }

    private FocDay tooLate(LocalDate day, WindowRule rule) {
        String detail =
                "Requests after %s (%s) count as received on the next business day.".formatted(rule.cutOff(), zone);
        return shut(day, rule, Reason.CUT_OFF, detail);
    }

    private FocDay open(LocalDate day, WindowRule rule, Instant now) {
        FocWindow hours = rule.on(day, zone);
        Instant start = now.isAfter(hours.startsAt()) ? nextQuarter(now) : hours.startsAt();
        if (!start.isBefore(hours.endsAt())) {
            String detail = "The hours of this day end at %s (%s).".formatted(rule.closes(), zone);
            return shut(day, rule, Reason.PAST, detail);
        }
        String detail = start.equals(hours.startsAt())
                ? "Open from %s to %s (%s).".formatted(rule.opens(), rule.closes(), zone)
                : "Open from %s to %s (%s).".formatted(start.atZone(zone).toLocalTime(), rule.closes(), zone);
        return day(day, rule, new FocWindow(start, hours.endsAt()), Reason.OPEN, detail);
    }

    private FocDay shut(LocalDate day, @Nullable WindowRule rule, Reason reason, String detail) {
        return day(day, rule, null, reason, detail);
    }

    private FocDay day(
            LocalDate day, @Nullable WindowRule rule, @Nullable FocWindow window, Reason reason, String detail) {
        @Nullable String holiday = holidays.on(day).orElse(null);
        return new FocDay(day, window, reason, detail, country, zone, rule, holiday);
    }

    private List<FocDay> notOffered(FocQuery query, ZonedDateTime now, int count) {
        String detail = "%s activation is not offered for these numbers%s."
                .formatted(
                        query.activationType() == ActivationType.ON_DEMAND ? "On-demand" : "Scheduled",
                        query.fastPortEligible() ? "" : ", which are not FastPort-eligible");
        List<FocDay> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            days.add(shut(now.toLocalDate().plusDays(i), null, Reason.NOT_OFFERED, detail));
        }
        return days;
    }

    /** The business day so many business days after this day or, if this is none, after the first one that follows. */
    private LocalDate addBusinessDays(LocalDate day, int count) {
        LocalDate result = day;
        for (int left = count; ; result = result.plusDays(1)) {
            if (isBusinessDay(result) && left-- == 0) {
                return result;
            }
        }
    }

    private boolean isBusinessDay(LocalDate day) {
        return !weekend.contains(day.getDayOfWeek()) && holidays.on(day).isEmpty();
    }

    private static Instant nextQuarter(Instant instant) {
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        long over = Math.floorMod(second.getEpochSecond(), QUARTER_SECONDS);
        return over == 0 && second.equals(instant) ? instant : second.plusSeconds(QUARTER_SECONDS - over);
    }
}
