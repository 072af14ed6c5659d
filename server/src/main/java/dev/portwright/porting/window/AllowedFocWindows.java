package dev.portwright.porting.window;

import dev.portwright.foc.FocCalendar;
import dev.portwright.foc.FocDay;
import dev.portwright.foc.FocWindow;
import dev.portwright.porting.book.OwnOrders;
import dev.portwright.porting.order.FocQueries;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
     * @param closed why no date can be chosen for the order any more, whatever the calendar says; empty while one can
     */
    record Days(Optional<Closed> closed, List<FocDay> calendar) {}

    /** Why no date can be chosen, as the word of a reason and as a sentence. */
    record Closed(String reason, String detail) {}

    /**
     * The windows in the order of time; none when the date can no longer be chosen.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order
     */
    List<FocWindow> windows(UUID accountId, UUID orderId) {
        PortingOrder order = orders.get(accountId, orderId, false).order();
        Instant now = clock.instant();
        return closed(order, now).isPresent()
                ? List.of()
                : calendar.allowedWindows(FocQueries.of(order, order.attributes()), now);
    }

    /**
     * Each of the next days, today first.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order
     */
    Days explain(UUID accountId, UUID orderId) {
        PortingOrder order = orders.get(accountId, orderId, false).order();
        Instant now = clock.instant();
        return new Days(closed(order, now), calendar.explain(FocQueries.of(order, order.attributes()), now));
    }

    private Optional<Closed> closed(PortingOrder order, Instant now) {
        if (!OrderAttribute.FOC_REQUESTED.editableIn(order.status())) {
            return Optional.of(new Closed(
                    "order_closed",
                    "The order is " + order.status().word() + ", so its date can no longer be chosen."));
        }
        return FocQueries.changeDeadline(calendar, order)
                .filter(deadline -> deadline.isOver(now))
                .map(deadline -> new Closed(
                        "notice",
                        "The numbers move at %s. Their date could be changed until %s before that, which was %s."
                                .formatted(order.focActual(), deadline.notice(), deadline.until())));
    }
}
