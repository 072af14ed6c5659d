package dev.portwright.inventory;

import dev.portwright.account.AccountData;
import dev.portwright.platform.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The numbers of an account. */
@ApplicationScoped
class InventoryData implements AccountData {
    @Override
    public void empty(Connection connection, UUID accountId) throws SQLException {
        Sql.of(connection, "DELETE FROM inventory_number WHERE account_id = ?")
                .set(accountId)
                .execute();
    }
}
