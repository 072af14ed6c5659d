package dev.portwright.desk;

import dev.portwright.account.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What all that the desk does with an order has in common.
 *
 * @param ifMatch the version that whoever decides has seen, if they want to be held to it
 * @param actor who decides, for the order's history
 * @param reason a sentence for the order's history
 */
record Decision(
        UUID orderId,
        @Nullable String ifMatch,
        Actor actor,
        @Nullable String reason) {}
