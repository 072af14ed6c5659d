package dev.portwright.desk;

import dev.portwright.platform.config.Settings.Activation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the desk notes of an order for itself. Its owner does not see it.
 *
 * @param carrierOrderNumber what the losing carrier calls the order (PON)
 * @param activation what activates its numbers; null for what the installation says
 * @param claim whose work it is; null when it is anybody's
 */
record DeskSheet(
        @Nullable String carrierOrderNumber,
        @Nullable Activation activation,
        @Nullable Claim claim) {
    static final DeskSheet BLANK = new DeskSheet(null, null, null);

    /** What activates its numbers, given what activates those of orders for which nothing else was said. */
    Activation activationOr(Activation usual) {
        return activation == null ? usual : activation;
    }

    record Claim(UUID operatorId, String operatorName, Instant claimedAt) {}
}
