package dev.portwright.managed;

import dev.portwright.account.AccountCare;
import dev.portwright.account.AccountData;
import dev.portwright.account.Actor;
import dev.portwright.account.ChangedBy;
import dev.portwright.history.History;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * What an account has as a manager. Accounts that it managed keep what they have, but nobody manages them any more: their
 * keys are refused until the operator resumes them.
 */
@ApplicationScoped
class ManagedAccountData implements AccountData {
    private static final int ACCOUNTS_AT_A_TIME = 100;

    private final AccountCare care;

    ManagedAccountData(AccountCare care) {
        this.care = care;
    }

    @Override
    public boolean emptySome(Tx tx, UUID accountId) {
        List<UUID> released = ManagedAccountStore.releaseSome(tx, accountId, ACCOUNTS_AT_A_TIME);
        for (UUID id : released) {
            care.release(tx, id, ChangedBy.manager(Actor.SYSTEM));
        }
        return !released.isEmpty()
                || History.forgetSome(tx, accountId, ManagedAccount.RECORD_TYPE, ROWS_AT_A_TIME)
                || OutboundChannels.emptySome(tx, accountId, ROWS_AT_A_TIME);
    }
}
