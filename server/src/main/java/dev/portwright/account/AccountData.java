package dev.portwright.account;

import dev.portwright.platform.db.Tx;
import java.util.UUID;

/**
 * What a feature keeps for an account. Each feature that has tables with rows of accounts implements it as a bean, so
 * that an account can be emptied without knowing its features.
 */
public interface AccountData {
    /** How many small rows are deleted in one transaction: well under a second's work. */
    int ROWS_AT_A_TIME = 2_000;

    /**
     * Deletes some of the account's rows in the tables of this feature, in the transaction, and no more than are deleted
     * quickly: whatever belongs together goes together. Called, each time in a transaction of its own, until there is
     * nothing left. A row that refers to another feature's row goes with that one ({@code ON DELETE
     * CASCADE}).
     *
     * @return whether anything was deleted, so that there may be more
     */
    boolean emptySome(Tx tx, UUID accountId);
}
