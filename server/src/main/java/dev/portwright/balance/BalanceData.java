package dev.portwright.balance;

import dev.portwright.account.AccountData;
import dev.portwright.account.AccountRows;
import dev.portwright.history.History;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The balance of an account and its history. */
@ApplicationScoped
class BalanceData implements AccountData {
    private static final AccountRows BALANCE = new AccountRows("account_balance", "account_id");

    @Override
    public boolean emptySome(Tx tx, UUID accountId) {
        return History.forgetSome(tx, accountId, BalanceJson.RECORD_TYPE, ROWS_AT_A_TIME)
                || BALANCE.emptySome(tx, accountId);
    }
}
