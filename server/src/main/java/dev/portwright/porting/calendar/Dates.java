package dev.portwright.porting.calendar;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.porting.book.DateList;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The calendars of an account and of one order. */
@ApplicationScoped
class Dates {
    /** How many entries a calendar has. Those to come go before those that are over. */
    static final int MOST = 1_000;

    static final String FILENAME = "porting-dates.ics";

    static final Duration BACK = Duration.ofDays(30);
    static final Duration AHEAD = Duration.ofDays(365);

    private final DateList orders;
    private final DatesAsCalendar calendar;
    private final Clock clock;

    Dates(DateList orders, DatesAsCalendar calendar, Clock clock) {
        this.orders = orders;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The dates of all orders of an account, from {@link #BACK} ago until {@link #AHEAD} from now. */
    byte[] ofAccount(UUID accountId) {
        Instant now = clock.instant();
        return calendar.of(orders.around(accountId, now.minus(BACK), now, now.plus(AHEAD), MOST));
    }

    /**
     * The date of one order, whenever it is; no entry as long as none was confirmed.
     *
     * @throws ApiException 404 when the account has no such order
     */
    byte[] ofOrder(UUID accountId, UUID orderId) {
        return calendar.of(orders.of(accountId, orderId));
    }
}
