package dev.portwright.sandbox.carrier;

import dev.portwright.foc.FocCalendar;
import dev.portwright.foc.FocWindow;
import dev.portwright.porting.order.FocQueries;
import dev.portwright.porting.order.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Which dates the simulated carrier agrees to. */
@ApplicationScoped
class CarrierDates {
    private final FocCalendar calendar;

    CarrierDates(FocCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * The date that was asked for, if it is still to come, else the first one. Whether its notice was long enough was
     * seen when the order was submitted: the time that the carrier took since does not count.
     */
    Instant acceptable(PortingOrder order, Instant now) {
        Instant requested = order.attributes().focRequested();
        if (requested != null
                && requested.isAfter(now)
                && calendar.closing(FocQueries.of(order), requested).isPresent()) {
            return requested;
        }
        return first(order, now);
    }

    /** The beginning of the first window after a time; where no calendar has one, a day later. */
    Instant first(PortingOrder order, Instant after) {
        return calendar.allowedWindows(FocQueries.of(order), after).stream()
                .findFirst()
                .map(FocWindow::startsAt)
                .orElseGet(() -> after.plus(Duration.ofDays(1)));
    }
}
