package dev.portwright.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The way of one order from where it is to a status, step by step. */
final class Course {
    private static final Duration AHEAD = Duration.ofDays(9);

    private final Desk desk;
    private final Tenant tenant;
    private final String orderId;

    Course(Desk desk, Tenant tenant, String orderId) {
        this.desk = desk;
        this.tenant = tenant;
        this.orderId = orderId;
    }

    void to(String target) {
        // No way is longer.
        for (int steps = 0; steps < 6; steps++) {
            String now = tenant.status(orderId);
            if (now.equals(target)) {
                return;
            }
            step(now, target);
        }
        throw new AssertionError("an order that is " + tenant.status(orderId) + " does not become " + target);
    }

    private void step(String now, String target) {
        switch (now) {
            case "draft" -> desk.confirm(tenant, orderId);
            case "in-process" -> desk.submit(orderId).ok();
            case "exception" -> tenant.confirm(orderId).ok();
            case "submitted" -> fromSubmitted(target);
            case "foc-date-confirmed" -> fromConfirmed(target);
            case "cancel-pending" -> {
                if (!target.equals("cancelled")) {
                    desk.refuseCancellation(orderId).ok();
                } else {
                    desk.approveCancellation(orderId).ok();
                }
            }
            default -> throw new AssertionError("an order that is " + now + " does not become " + target);
        }
    }

    private void fromSubmitted(String target) {
        switch (target) {
            case "exception" -> desk.raiseException(orderId, "OTHER").ok();
            case "cancel-pending", "cancelled" -> tenant.cancel(orderId).ok();
            case "ported" -> complete();
            default -> {
                desk.confirmFoc(orderId, now().plus(AHEAD)).ok();
                if (desk.show(orderId).ok().value("effective_activation").equals("automatic")) {
                    // The clearing house is told right away, in a job: with it the order is at rest until its date.
                    Await.that(
                            "the numbers are at the clearing house",
                            () -> tenant.show(orderId).ok().value("activation_settings.activation_status"),
                            status -> !status.isEmpty());
                }
            }
        }
    }

    private void fromConfirmed(String target) {
        if (target.equals("exception")) {
            desk.raiseException(orderId, "OTHER").ok();
        } else if (List.of("cancel-pending", "cancelled").contains(target)) {
            tenant.cancel(orderId).ok();
        } else {
            complete();
        }
    }

    /** What has moved already is completed once the present time is confirmed. */
    private void complete() {
        desk.confirmFoc(orderId, now()).ok();
        desk.complete(orderId).ok();
    }

    /** The time of the server; only a sandbox tells it, elsewhere it is this machine's. */
    private Instant now() {
        Answer clock = tenant.get("/sandbox/clock");
        return clock.status() == 200 ? Instant.parse(clock.value("now")) : Instant.now();
    }
}
