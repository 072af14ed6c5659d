package dev.portwright.foc;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Why a day has a window or has none.
 *
 * @param date in the zone of the calendar
 * @param window null exactly when the day is closed
 * @param detail the reason as a sentence
 * @param calendar the country whose calendar decided, or {@code default}
 * @param zone where days, hours and cut-offs are counted
 * @param rule the rule of the calendar that is for the order, or null when none is
 * @param holiday the English name of the holiday that is kept on this day, if any
 */
public record FocDay(
        LocalDate date,
        @Nullable FocWindow window,
        Reason reason,
        String detail,
        String calendar,
        ZoneId zone,
        @Nullable WindowRule rule,
        @Nullable String holiday) {

    /** What decided about the day. Of several reasons the first of this order is given. */
    public enum Reason {
        /** No rule of the calendar fits the order, such as on-demand activation without FastPort. */
        NOT_OFFERED("not_offered"),
        WEEKEND("weekend"),
        HOLIDAY("holiday"),
        /** The day would be open if the request had come before the day's cut-off. */
        CUT_OFF("cut_off"),
        LEAD_TIME("lead_time"),
        /** The hours of today are over. */
        PAST("past"),
        OPEN("open");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        /** The name in answers. */
        public String wireName() {
            return wireName;
        }
    }

    public boolean open() {
        return window != null;
    }
}
