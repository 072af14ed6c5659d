package dev.portwright.operator;

import dev.portwright.portingorder.CarrierGateway.Request;
import dev.portwright.portingorder.PortingOrder;
import dev.portwright.portingorder.PortingOrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the desk is asked to do with an order.
 *
 * @param before what was open when the owner asked for a cancellation; else null
 */
record DeskRequest(Request type, Instant askedAt, @Nullable DeskRequest before) {

    /** False when nobody has to answer this any more, because the order has gone on without. */
    boolean concerns(PortingOrder order) {
        PortingOrderStatus status = order.status();
        return switch (type) {
            case NEW_ORDER -> status == PortingOrderStatus.IN_PROCESS;
            case RESUBMISSION -> status == PortingOrderStatus.SUBMITTED;
            case NEW_DATE -> status == PortingOrderStatus.SUBMITTED || status == PortingOrderStatus.FOC_DATE_CONFIRMED;
            case CANCELLATION -> status == PortingOrderStatus.CANCEL_PENDING;
            case MESSAGING -> status == PortingOrderStatus.PORTED;
        };
    }

    /** What is open once the order stands where it does now; null when nothing is. */
    @Nullable
    DeskRequest in(PortingOrder order) {
        if (concerns(order)) {
            return this;
        }
        return before != null && before.concerns(order) ? before : null;
    }
}
