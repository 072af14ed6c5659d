package dev.portwright.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the desk notes of an order for itself. Its owner does not see it.
 *
 * @param carrierOrderNumber what the losing carrier calls the order (PON)
 * @param claim whose work it is; null when it is anybody's
 */
record DeskSheet(
        @Nullable String carrierOrderNumber, @Nullable Claim claim) {
    static final DeskSheet BLANK = new DeskSheet(null, null);

    record Claim(UUID operatorId, String operatorName, Instant claimedAt) {}
}
