package dev.portwright.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What a feature keeps for an account. Each feature that has tables with rows of accounts implements it as a bean, so
 * that an account can be emptied without knowing its features.
 */
public interface AccountData {
    /** Keeps others from changing what the feature has for the account until the transaction ends. Before all else. */
    default void hold(Connection connection, UUID accountId) throws SQLException {}

    /** Takes back the jobs about what the feature has for the account, while it is still there. */
    default void cancelJobs(Connection connection, UUID accountId) throws SQLException {}

    /**
     * Deletes all of the account's rows in the tables of this feature, in the transaction of the connection. Features
     * are asked in no order: a row that refers to another feature's row goes with that one ({@code ON DELETE CASCADE}).
     */
    void empty(Connection connection, UUID accountId) throws SQLException;
}
