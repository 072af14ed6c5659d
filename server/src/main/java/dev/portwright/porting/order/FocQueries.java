package dev.portwright.porting.order;

import dev.portwright.foc.ActivationType;
import dev.portwright.foc.Deadline;
import dev.portwright.foc.FocCalendar;
import dev.portwright.foc.FocQuery;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What the FOC calendar is asked for an order. */
public final class FocQueries {
    private FocQueries() {}

    /** The question for the order as it stands. */
    public static FocQuery of(PortingOrder order) {
        return of(order, order.attributes());
    }

    /** The question for the order with other attributes. A simple port moves a single number (47 CFR 52.35). */
    public static FocQuery of(PortingOrder order, OrderAttributes attributes) {
        return new FocQuery(
                order.kind().countryCode(),
                order.kind().phoneNumberType(),
                order.kind().fastPortEligible(),
                Objects.requireNonNullElse(attributes.activationType(), ActivationType.SCHEDULED),
                order.phoneNumbersCount() == 1);
    }

    /** Until when the confirmed date of the order can be moved; empty when none is confirmed, or nobody wants notice. */
    public static Optional<Deadline> changeDeadline(FocCalendar calendar, PortingOrder order) {
        Instant foc = order.focActual();
        return foc == null || order.status() != PortingOrderStatus.FOC_DATE_CONFIRMED
                ? Optional.empty()
                : calendar.changeDeadline(of(order), foc);
    }
}
