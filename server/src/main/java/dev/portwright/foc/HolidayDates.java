package dev.portwright.foc;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The holidays of one calendar: those of the holiday library, corrected and added to by the calendar's data. */
final class HolidayDates {

    /** What happens to a holiday on a weekend. */
    private enum Observed {
        AS_LISTED,
        NEVER,
        NEXT_FREE_DAY,
        SUNDAY_TO_NEXT_FREE_DAY
    }

    private final CalendarFile.Holidays rules;
    private final Observed observed;
    private final Set<DayOfWeek> weekend;
    private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

    HolidayDates(CalendarFile.Holidays rules, Set<DayOfWeek> weekend) {
        this.rules = rules;
        this.observed = Observed.valueOf(rules.observed().toUpperCase(Locale.ROOT));
        this.weekend = weekend;
    }

    /** The English name of the holiday that is kept on this day. */
    Optional<String> on(LocalDate date) {
        return Optional.ofNullable(
                years.computeIfAbsent(date.getYear(), this::namesOf).get(date));
    }

    private Map<LocalDate, String> namesOf(int year) {
        TreeMap<LocalDate, String> names = new TreeMap<>();
        TreeMap<LocalDate, String> substitutes = new TreeMap<>();
        // A holiday at the turn of the year may be observed in the other year.
        for (int each = year - 1; each <= year + 1; each++) {
            addListed(each, names, substitutes);
            addExtra(each, names);
        }
        if (observed == Observed.NEXT_FREE_DAY || observed == Observed.SUNDAY_TO_NEXT_FREE_DAY) {
            addNextFreeDays(names, substitutes);
        }
        substitutes.forEach((date, name) -> names.putIfAbsent(date, name + " (observed)"));
        names.keySet().removeIf(date -> date.getYear() != year);
        return names;
    }

    private void addListed(int year, Map<LocalDate, String> names, Map<LocalDate, String> substitutes) {
        if (rules.calendar() == null) {
            return;
        }
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(rules.calendar()));
        String[] region = rules.region() == null ? new String[0] : new String[] {rules.region()};
        List<String> ignored = Objects.requireNonNullElse(rules.ignore(), List.of());
        for (Holiday holiday : manager.getHolidays(Year.of(year), region)) {
            if (holiday.getType() == HolidayType.OBSERVANCE || ignored.contains(holiday.getPropertiesKey())) {
                continue;
            }
            String name = holiday.getDescription(Locale.ENGLISH);
            names.merge(holiday.getActualDate(), name, HolidayDates::together);
            if (observed == Observed.AS_LISTED) {
                holiday.getObservedDate().ifPresent(date -> substitutes.merge(date, name, HolidayDates::together));
            }
        }
    }

    private void addExtra(int year, Map<LocalDate, String> names) {
        for (CalendarFile.Extra extra : Objects.requireNonNullElse(rules.extra(), List.<CalendarFile.Extra>of())) {
            @Nullable String monthDay = extra.monthDay();
            if (monthDay != null) {
                names.merge(MonthDay.parse("--" + monthDay).atYear(year), extra.name(), HolidayDates::together);
            }
            Objects.requireNonNullElse(extra.dates(), List.<String>of()).stream()
                    .map(LocalDate::parse)
                    .filter(date -> date.getYear() == year)
                    .forEach(date -> names.merge(date, extra.name(), HolidayDates::together));
        }
    }

    private void addNextFreeDays(Map<LocalDate, String> names, Map<LocalDate, String> substitutes) {
        names.forEach((date, name) -> {
            boolean moves = observed == Observed.SUNDAY_TO_NEXT_FREE_DAY
                    ? date.getDayOfWeek() == DayOfWeek.SUNDAY
                    : weekend.contains(date.getDayOfWeek());
            if (moves) {
                LocalDate free = date.plusDays(1);
                while (weekend.contains(free.getDayOfWeek())
                        || names.containsKey(free)
                        || substitutes.containsKey(free)) {
                    free = free.plusDays(1);
                }
                substitutes.put(free, name);
            }
        });
    }

    /** Two holidays on one day; the library also lists some of them twice. */
    private static String together(String one, String other) {
        return one.equals(other) ? one : one + ", " + other;
    }
}
