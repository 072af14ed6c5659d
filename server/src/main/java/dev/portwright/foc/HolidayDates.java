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

    private static final Object LIBRARY = new Object();

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
        List<String> ignored = orNone(rules.ignore());
        List<String> moved = orNone(rules.moved());
        for (Holiday holiday : listed(year)) {
            if (ignored.contains(holiday.getPropertiesKey())) {
                continue;
            }
            String name = holiday.getDescription(Locale.ENGLISH);
            if (moved.contains(holiday.getPropertiesKey())) {
                names.merge(holiday.getDate(), name, HolidayDates::together);
                continue;
            }
            names.merge(holiday.getActualDate(), name, HolidayDates::together);
            if (observed == Observed.AS_LISTED) {
                holiday.getObservedDate().ifPresent(date -> substitutes.merge(date, name, HolidayDates::together));
            }
        }
    }

    /** What the library has for a year, but for mere observances. */
    private List<Holiday> listed(int year) {
        if (rules.calendar() == null) {
            return List.of();
        }
        String[] region = rules.region() == null ? new String[0] : new String[] {rules.region()};
        // The library finds its parts by one loader for all, of which only one thread at a time may ask.
        synchronized (LIBRARY) {
            HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(rules.calendar()));
            return manager.getHolidays(Year.of(year), region).stream()
                    .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                    .toList();
        }
    }

    private void addExtra(int year, Map<LocalDate, String> names) {
        for (CalendarFile.Extra extra : orNone(rules.extra())) {
            datesOf(extra, year).forEach(date -> names.merge(date, extra.name(), HolidayDates::together));
        }
    }

    private List<LocalDate> datesOf(CalendarFile.Extra extra, int year) {
        if (extra.monthDay() != null) {
            int since = Objects.requireNonNullElse(extra.since(), year);
            int every = Objects.requireNonNullElse(extra.everyYears(), 1);
            boolean kept = year >= since && (year - since) % every == 0;
            return kept ? List.of(MonthDay.parse("--" + extra.monthDay()).atYear(year)) : List.of();
        }
        if (extra.beside() != null) {
            int days = Objects.requireNonNull(extra.days(), "how far it is from the other");
            return listed(year).stream()
                    .filter(holiday -> extra.beside().equals(holiday.getPropertiesKey()))
                    .map(holiday -> holiday.getActualDate().plusDays(days))
                    .toList();
        }
        return orNone(extra.dates()).stream()
                .map(LocalDate::parse)
                .filter(date -> date.getYear() == year)
                .toList();
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
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
