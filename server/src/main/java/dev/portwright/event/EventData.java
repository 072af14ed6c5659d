package dev.portwright.event;

import dev.portwright.account.AccountData;
import dev.portwright.platform.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The events of an account. */
@ApplicationScoped
class EventData implements AccountData {
    @Override
    public void empty(Connection connection, UUID accountId) throws SQLException {
        Sql.of(connection, "DELETE FROM event WHERE account_id = ?")
                .set(accountId)
                .execute();
    }
}
