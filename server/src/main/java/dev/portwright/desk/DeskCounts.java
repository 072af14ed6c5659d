package dev.portwright.desk;

import dev.portwright.platform.page.Total;
import dev.portwright.porting.book.CarrierGateway.Request;
import dev.portwright.porting.order.PortingOrderStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of the desk's list there is of each kind.
 *
 * @param waiting what the desk is asked to do, whatever that is
 * @param overdue orders whose date has come and that are not ported
 */
record DeskCounts(
        Group waiting, Map<Request, Group> byRequest, Map<PortingOrderStatus, Group> byStatus, Group overdue) {

    /**
     * Orders that have something in common.
     *
     * @param oldest since when the first of them is as it is; null when there is none, or nobody asks
     */
    record Group(Total total, @Nullable Instant oldest) {
        static final Group NONE = new Group(new Total(0, true), null);

        /** @param counted counted no further than one above {@link Total#COUNTED_AT_MOST} */
        static Group of(long counted, @Nullable Instant oldest) {
            return new Group(
                    new Total(Math.min(counted, Total.COUNTED_AT_MOST), counted <= Total.COUNTED_AT_MOST), oldest);
        }

        /** The same, where there may be more than were counted. */
        Group atLeast() {
            return new Group(new Total(total.count(), false), oldest);
        }

        /** This one and another one together. */
        Group and(Group other) {
            return new Group(
                    new Total(total.count() + other.total.count(), total.exact() && other.total.exact()),
                    earlier(oldest, other.oldest));
        }

        private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
            return one == null || (other != null && other.isBefore(one)) ? other : one;
        }
    }
}
