package dev.portwright.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What a feature keeps for an account. Each feature that has tables with rows of accounts implements it as a bean, so
 * that an account can be emptied without knowing its features.
 */
public interface AccountData {
    /**
     * Deletes all of the account's rows in the tables of this feature, in the transaction of the connection. Features
     * are asked in no order: a row that refers to another feature's row goes with that one ({@code ON DELETE CASCADE}).
     */
    void empty(Connection connection, UUID accountId) throws SQLException;
}
