package dev.portwright.operator;

import dev.portwright.portingorder.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What all that the desk does with an order has in common.
 *
 * @param ifMatch the version that whoever decides has seen, if they want to be held to it
 * @param reason a sentence for the order's history
 */
record Decision(
        UUID orderId,
        @Nullable String ifMatch,
        @Nullable String requestId,
        @Nullable String reason) {
    Actor actor() {
        return Actor.operator(requestId);
    }
}
