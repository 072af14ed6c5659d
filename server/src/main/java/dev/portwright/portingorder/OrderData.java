package dev.portwright.portingorder;

import dev.portwright.account.AccountData;
import dev.portwright.platform.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The orders of an account with their numbers and their history. */
@ApplicationScoped
class OrderData implements AccountData {
    /** In the order of the ids, as for whoever locks several orders. */
    @Override
    public void hold(Connection connection, UUID accountId) throws SQLException {
        Sql.of(connection, "SELECT id FROM porting_order WHERE account_id = ? ORDER BY id FOR UPDATE")
                .set(accountId)
                .list(Sql.Row::uuid);
    }

    /** Orders that are made at this very moment stay whole: their history goes only with them. */
    @Override
    public void empty(Connection connection, UUID accountId) throws SQLException {
        Sql.of(connection, "DELETE FROM porting_order WHERE account_id = ?")
                .set(accountId)
                .execute();
        Sql.of(connection, """
                        DELETE FROM porting_order_change c
                        WHERE account_id = ? AND NOT EXISTS (SELECT 1 FROM porting_order WHERE id = c.porting_order_id)""").set(accountId).execute();
    }
}
