package dev.portwright.testkit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for what comes to be by itself: in a sandbox whose clock ticks, in a turn in the background, at a desk. (A turn of
 * a {@link SandboxClock} that was waited for needs none of it.)
 */
public final class Await {
    /** Longer than anything takes that does not wait for the clock. */
    public static final Duration USUAL = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    /** Waits until an order of the tenant has the status. */
    public static void status(Tenant tenant, String orderId, String status) {
        that("order " + orderId + " is " + status, () -> tenant.status(orderId), status::equals);
    }

    /**
     * Waits until an event of the order is there, and answers the newest of that type.
     *
     * @param type such as {@code porting_order.status_changed}
     */
    public static Answer event(Tenant tenant, String orderId, String type) {
        String path = "/v2/porting/events?page[size]=1&filter[type]=" + type + "&filter[porting_order_id]=" + orderId;
        Answer found = that(
                "order " + orderId + " has an event " + type,
                () -> tenant.get(path).ok(),
                answer -> !answer.data().isEmpty());
        return tenant.get("/v2/porting/events/" + found.id()).ok();
    }

    /** The types of an order's events, oldest first; waits for none. */
    public static List<String> events(Tenant tenant, String orderId) {
        return tenant.get("/v2/porting/events?page[size]=250&filter[porting_order_id]=" + orderId)
                .ok()
                .column("event_type")
                .reversed();
    }

    /**
     * Looks again and again, and answers what it saw when that was as it should be.
     *
     * @param what for the error, in words
     * @throws AssertionError with what it saw last, when that takes longer than {@link #USUAL}
     */
    public static <T> T that(String what, Supplier<T> look, Predicate<T> asItShould) {
        long end = System.nanoTime() + USUAL.toNanos();
        while (true) {
            T seen = look.get();
            if (asItShould.test(seen)) {
                return seen;
            }
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + USUAL.toSeconds() + " s: " + what + "; it was " + seen);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
