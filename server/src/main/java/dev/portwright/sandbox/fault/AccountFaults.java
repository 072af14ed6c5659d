package dev.portwright.sandbox.fault;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that goes wrong for an account.
 *
 * @param seed of the chance by which it does; null when nothing does
 * @param expiresAt the machine's time from which on nothing does any more, or null
 */
record AccountFaults(
        @Nullable Long seed, @Nullable Instant expiresAt, List<SendingFault> webhooks, List<RequestFault> api) {
    static final AccountFaults NONE = new AccountFaults(null, null, List.of(), List.of());

    boolean isEmpty() {
        return webhooks.isEmpty() && api.isEmpty();
    }

    boolean isOver(Instant machineTime) {
        return expiresAt != null && !machineTime.isBefore(expiresAt);
    }
}
