package dev.portwright.porting.activation;

import dev.portwright.foc.ActivationType;
import dev.portwright.foc.FocCalendar;
import dev.portwright.foc.FocQuery;
import dev.portwright.porting.order.FocQueries;
import dev.portwright.porting.order.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** When the numbers of an order may be activated: from the FOC time to the end of the hours of that day. */
@ApplicationScoped
class ActivationWindows {
    /** For a FOC time outside the calendar's hours, which people may agree on. */
    private static final Duration OUTSIDE_HOURS = Duration.ofHours(2);

    private final FocCalendar calendar;

    ActivationWindows(FocCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * A time in which numbers may be activated; both ends belong to it.
     *
     * @param activateAt when it is done unless somebody does it before: the start for scheduled activation, the end for
     *     activation on demand
     */
    record Window(Instant start, Instant end, Instant activateAt) {}

    Window of(PortingOrder order, Instant foc) {
        FocQuery query = FocQueries.of(order);
        Instant end = calendar.closing(query, foc).orElse(foc.plus(OUTSIDE_HOURS));
        return new Window(foc, end, query.activationType() == ActivationType.ON_DEMAND ? end : foc);
    }
}
