package dev.portwright.reference;

import dev.portwright.account.AccountData;
import dev.portwright.platform.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The resources registered for an account. */
@ApplicationScoped
class ReferenceData implements AccountData {
    @Override
    public void empty(Connection connection, UUID accountId) throws SQLException {
        Sql.of(connection, "DELETE FROM account_reference WHERE account_id = ?")
                .set(accountId)
                .execute();
    }
}
