package dev.portwright.desk;

import dev.portwright.porting.book.CarrierGateway.Request;
import dev.portwright.porting.order.PortingOrderStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the desk is asked to do with an order.
 *
 * @param before what was open when the owner asked for a cancellation; else null
 */
record DeskRequest(Request type, Instant askedAt, @Nullable DeskRequest before) {

    /** The requests that somebody has to answer while an order stands there; others the order has gone on without. */
    static Set<Request> concerning(PortingOrderStatus status) {
        return switch (status) {
            case IN_PROCESS -> EnumSet.of(Request.NEW_ORDER);
            case SUBMITTED -> EnumSet.of(Request.RESUBMISSION, Request.NEW_DATE, Request.CHANGE);
            case FOC_DATE_CONFIRMED -> EnumSet.of(Request.NEW_DATE, Request.CHANGE, Request.ACTIVATION);
            case CANCEL_PENDING -> EnumSet.of(Request.CANCELLATION);
            case PORTED -> EnumSet.of(Request.MESSAGING);
            case DRAFT, EXCEPTION, CANCELLED -> EnumSet.noneOf(Request.class);
        };
    }
}
