package dev.portwright.portingorder;

import dev.portwright.account.Caller;
import dev.portwright.foc.FocCalendar;
import dev.portwright.foc.FocDay;
import dev.portwright.foc.FocWindow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Says when an order can be ported as it stands now: {@code ListAllowedFocWindows}. */
@ApplicationScoped
class AllowedFocWindows {
    private final PortingOrderService orders;
    private final FocCalendar calendar;
    private final Clock clock;

    AllowedFocWindows(PortingOrderService orders, FocCalendar calendar, Clock clock) {
        this.orders = orders;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The days of an order.
     *
     * @param choosable false once the order's date can no longer be chosen; then no day is open for it, whatever the
     *     calendar says
     */
    record Days(PortingOrderStatus status, boolean choosable, List<FocDay> calendar) {}

    /**
     * The windows in the order of time; none when the date can no longer be chosen.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order
     */
    List<FocWindow> windows(Caller caller, UUID orderId) {
        PortingOrder order = orders.getWithoutNumbers(caller, orderId);
        return choosable(order)
                ? calendar.allowedWindows(FocQueries.of(order, order.attributes()), clock.instant())
                : List.of();
    }

    /**
     * Each of the next days, today first.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order
     */
    Days explain(Caller caller, UUID orderId) {
        PortingOrder order = orders.getWithoutNumbers(caller, orderId);
        return new Days(
                order.status(),
                choosable(order),
                calendar.explain(FocQueries.of(order, order.attributes()), clock.instant()));
    }

    private static boolean choosable(PortingOrder order) {
        return OrderAttribute.FOC_REQUESTED.editableIn(order.status());
    }
}
