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
    public boolean emptySome(Connection connection, UUID accountId) throws SQLException {
        return Sql.of(connection, """
                        DELETE FROM inventory_number WHERE (id) IN (
                            SELECT id FROM inventory_number WHERE account_id = ? LIMIT ?)""").set(accountId).set(ROWS_AT_A_TIME).execute() > 0;
    }
}
