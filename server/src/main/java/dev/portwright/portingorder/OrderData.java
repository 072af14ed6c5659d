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
    @Override
    public void empty(Connection connection, UUID accountId) throws SQLException {
        Sql.of(connection, "DELETE FROM porting_order_change WHERE account_id = ?")
                .set(accountId)
                .execute();
        Sql.of(connection, "DELETE FROM porting_phone_number WHERE account_id = ?")
                .set(accountId)
                .execute();
        Sql.of(connection, "DELETE FROM porting_order WHERE account_id = ?")
                .set(accountId)
                .execute();
    }
}
