package dev.portwright.account;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.util.UUID;

/** Puts those who add to what an account has, and must not have too much of, one after the other. */
public final class AccountLock {
    private AccountLock() {}

    /**
     * Keeps others who take it waiting until the transaction ends; nobody else. False when there is no such account.
     */
    public static boolean take(Tx tx, UUID accountId) {
        return tx.sql("SELECT true FROM account WHERE id = ? FOR NO KEY UPDATE")
                .set(accountId)
                .one(Sql.Row::bool)
                .isPresent();
    }
}
