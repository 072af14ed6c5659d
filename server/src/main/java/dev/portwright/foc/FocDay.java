package dev.portwright.foc;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why a day has a window or has none.
 *
 * @param date in the zone of the country's calendar
 * @param window null exactly when the day is closed
 * @param detail the reason as a sentence; empty when the day is open
 */
record FocDay(LocalDate date, @Nullable FocWindow window, Reason reason, String detail) {

    public boolean open() {
        return window != null;
    }

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
}
