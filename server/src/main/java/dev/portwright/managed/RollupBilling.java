package dev.portwright.managed;

import dev.portwright.balance.SharedBalances;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** A manager that makes an account with {@code rollup_billing} shares its own balance with it. */
@ApplicationScoped
class RollupBilling implements SharedBalances {
    @Override
    public Optional<UUID> sharedWith(Tx tx, UUID accountId) {
        return ManagedAccountStore.rolledUpTo(tx, accountId);
    }
}
