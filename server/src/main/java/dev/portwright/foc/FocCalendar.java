package dev.portwright.foc;

import dev.portwright.phonenumber.Territories;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Says when an order may be ported. A country's calendar is read at its first use; a territory has that of the
 * country whose rules are its own, a country without one the default calendar, which is UTC, slow and without holidays.
 */
@ApplicationScoped
public class FocCalendar {
    /** How many days are looked ahead, today included. */
    public static final int DAYS = 30;

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final Map<String, CountryCalendar> calendars = new ConcurrentHashMap<>();

    /** The windows of the next {@value #DAYS} days in the order of time; none lies in the past or has begun. */
    public List<FocWindow> allowedWindows(FocQuery query, Instant now) {
        return explain(query, now).stream()
                .map(FocDay::window)
                .filter(Objects::nonNull)
                .toList();
    }

    /** True when the instant lies in one of the {@link #allowedWindows}, whose ends belong to them. */
    public boolean isAllowed(FocQuery query, Instant requested, Instant now) {
        return allowedWindows(query, now).stream().anyMatch(window -> window.contains(requested));
    }

    /** True when the calendar has a rule for the order, whatever the days. */
    public boolean isOffered(FocQuery query) {
        return calendar(query.countryCode()).isOffered(query);
    }

    /** Each of the next {@value #DAYS} days, today first, with its window or the reason why it has none. */
    public List<FocDay> explain(FocQuery query, Instant now) {
        return calendar(query.countryCode()).days(query, now, DAYS);
    }

    /**
     * When the hours end in which an instant lies, on whatever day and with whatever notice; empty when it lies outside
     * of the hours of its day.
     */
    public Optional<Instant> closing(FocQuery query, Instant instant) {
        return calendar(query.countryCode()).hours(query, instant).map(FocWindow::endsAt);
    }

    /** Until when the confirmed date of an order can be moved; empty where nobody wants notice of that. */
    public Optional<Deadline> changeDeadline(FocQuery query, Instant foc) {
        CountryCalendar calendar = calendar(query.countryCode());
        return calendar.noticeOfChange(query).map(length -> calendar.before(foc, length));
    }

    /** Until when an order with a confirmed date can be cancelled; as the default calendar has it where its country says nothing. */
    public Deadline cancelDeadline(FocQuery query, Instant foc) {
        CountryCalendar calendar = calendar(query.countryCode());
        return calendar.noticeOfCancellation(query)
                .or(() -> calendar(CalendarFile.DEFAULT).noticeOfCancellation(query))
                .map(length -> calendar.before(foc, length))
                .orElseThrow(
                        () -> new IllegalStateException("the default FOC calendar has no notice of cancellations"));
    }

    /** Where the days and hours of a country's ports are counted. */
    public ZoneId zone(String countryCode) {
        return calendar(countryCode).zone();
    }

    private CountryCalendar calendar(String country) {
        // Only codes become keys and file names.
        String name = COUNTRY.matcher(country).matches() ? Territories.ruledBy(country) : CalendarFile.DEFAULT;
        return calendars.computeIfAbsent(
                name,
                code -> new CountryCalendar(CalendarFile.read(code)
                        .or(() -> CalendarFile.read(CalendarFile.DEFAULT))
                        .orElseThrow(
                                () -> new IllegalStateException("the default FOC calendar is not in the program"))));
    }
}
