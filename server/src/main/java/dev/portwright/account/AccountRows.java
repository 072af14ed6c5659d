package dev.portwright.account;

import dev.portwright.platform.db.Tx;
import java.util.UUID;

/** The rows of a table that belong to an account and to nothing else of it. */
public final class AccountRows implements AccountData {
    private final String statement;

    /** @param key the columns of its primary key, separated by commas */
    public AccountRows(String table, String key) {
        this.statement = "DELETE FROM " + table + " WHERE (" + key + ") IN (SELECT " + key + " FROM " + table
                + " WHERE account_id = ? LIMIT ?)";
    }

    @Override
    public boolean emptySome(Tx tx, UUID accountId) {
        return tx.sql(statement).set(accountId).set(ROWS_AT_A_TIME).execute() > 0;
    }
}
