package dev.portwright.balance;

import dev.portwright.platform.db.Tx;
import java.util.Optional;
import java.util.UUID;

/** Knows accounts that have no balance of their own but share another one's. A bean. */
@FunctionalInterface
public interface SharedBalances {
    /** The account whose balance this one shares; empty for one with its own. */
    Optional<UUID> sharedWith(Tx tx, UUID accountId);
}
