package dev.portwright.porting.owner.plan;

import dev.portwright.foc.FocDay;
import dev.portwright.foc.FocWindow;
import dev.portwright.porting.order.FocDayJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first day on which an order could be ported, if it were confirmed now, and why it is not an earlier one: schema {@code
 * EarliestFocDate}.
 *
 * @param day null when no day that is looked at is open
 * @param daysBefore those that are not open, from today on
 */
record EarliestDate(String detail, @Nullable FocDayJson day, List<FocDayJson> daysBefore) {

    /** @param days from today on */
    static EarliestDate of(List<FocDay> days) {
        List<FocDay> closed = days.stream().takeWhile(day -> !day.open()).toList();
        FocDay first = closed.size() < days.size() ? days.get(closed.size()) : null;
        return new EarliestDate(
                inWords(first, days.size()) + why(closed),
                first == null ? null : FocDayJson.of(first),
                closed.stream().map(FocDayJson::of).toList());
    }

    private static String inWords(@Nullable FocDay first, int days) {
        FocWindow window = first == null ? null : first.window();
        return first == null || window == null
                ? "None of the next " + days + " days is open."
                : "The first day is %s, from %s to %s (%s), by the calendar of %s."
                        .formatted(
                                first.date(),
                                window.startsAt().atZone(first.zone()).toLocalTime(),
                                window.endsAt().atZone(first.zone()).toLocalTime(),
                                first.zone(),
                                first.calendar());
    }

    /** Days that are closed for one reason, together. */
    private static String why(List<FocDay> closed) {
        Map<String, List<LocalDate>> reasons = new LinkedHashMap<>();
        closed.forEach(day -> reasons.computeIfAbsent(day.detail(), detail -> new ArrayList<>())
                .add(day.date()));
        return reasons.entrySet().stream()
                .map(reason -> " Not " + dates(reason.getValue()) + ": " + reason.getKey())
                .collect(Collectors.joining());
    }

    private static String dates(List<LocalDate> dates) {
        int most = 5;
        String first = dates.stream().limit(most).map(LocalDate::toString).collect(Collectors.joining(", "));
        return dates.size() > most ? first + " and " + (dates.size() - most) + " more" : first;
    }
}
