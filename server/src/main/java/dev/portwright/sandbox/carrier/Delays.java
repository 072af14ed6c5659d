package dev.portwright.sandbox.carrier;

import dev.portwright.porting.book.CarrierGateway;
import dev.portwright.porting.order.PortingOrder;
import java.time.Duration;

/** How long everybody takes in a sandbox: what is usual in practice. {@code docs/sandbox.md} lists it. */
final class Delays {
    /** From the confirmation of an order by its owner until the losing carrier has it. */
    static final Duration SUBMIT = Duration.ofMinutes(15);

    static final Duration ANSWER_FAST_PORT = Duration.ofHours(1);
    static final Duration ANSWER = Duration.ofDays(1);
    static final Duration LATE = Duration.ofDays(7);
    static final Duration SUPPLEMENT = Duration.ofHours(4);

    /** From the confirmation of a date until the carrier moves it. */
    static final Duration MOVE = Duration.ofHours(1);

    static final Duration CANCELLATION = Duration.ofHours(2);
    static final Duration MESSAGING = Duration.ofMinutes(30);

    private Delays() {}

    static Duration of(CarrierGateway.Request request, PortingOrder order) {
        return switch (request) {
            case NEW_ORDER -> SUBMIT;
            case RESUBMISSION -> answer(order);
            case NEW_DATE, CHANGE -> SUPPLEMENT;
            case CANCELLATION -> CANCELLATION;
            case MESSAGING -> MESSAGING;
            case ACTIVATION -> throw new IllegalStateException("a sandbox activates by itself");
        };
    }

    static Duration answer(PortingOrder order) {
        return order.kind().fastPortEligible() ? ANSWER_FAST_PORT : ANSWER;
    }
}
