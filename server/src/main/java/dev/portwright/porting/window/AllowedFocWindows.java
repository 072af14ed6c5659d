package dev.portwright.porting.window;

import dev.portwright.foc.FocCalendar;
import dev.portwright.foc.FocDay;
import dev.portwright.foc.FocWindow;
import dev.portwright.porting.book.OwnOrders;
import dev.portwright.porting.order.FocQueries;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Says when an order can be ported as it stands now: {@code ListAllowedFocWindows}. */
@ApplicationScoped
class AllowedFocWindows {
    private final OwnOrders orders;
    private final FocCalendar calendar;
    private final Clock clock;

    AllowedFocWindows(OwnOrders orders, FocCalendar calendar, Clock clock) {
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
    List<FocWindow> windows(UUID accountId, UUID orderId) {
        PortingOrder order = orders.get(accountId, orderId, false).order();
        return choosable(order)
                ? calendar.allowedWindows(FocQueries.of(order, order.attributes()), clock.instant())
                : List.of();
    }

    /**
     * Each of the next days, today first.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order
     */
    Days explain(UUID accountId, UUID orderId) {
        PortingOrder order = orders.get(accountId, orderId, false).order();
        return new Days(
                order.status(),
                choosable(order),
                calendar.explain(FocQueries.of(order, order.attributes()), clock.instant()));
    }

    private static boolean choosable(PortingOrder order) {
        return OrderAttribute.FOC_REQUESTED.editableIn(order.status());
    }
}
