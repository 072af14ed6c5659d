package dev.portwright.porting.calendar;

import dev.portwright.account.AccountData;
import dev.portwright.account.AccountRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The calendar links of an account. */
final class CalendarData {
    private CalendarData() {}

    @Produces
    @Singleton
    static AccountData rows() {
        return new AccountRows("calendar_link", "id");
    }
}
