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
    public boolean emptySome(Connection connection, UUID accountId) throws SQLException {
        return Sql.of(connection, """
                        DELETE FROM account_reference WHERE (account_id, kind, reference_id) IN (
                            SELECT account_id, kind, reference_id FROM account_reference WHERE account_id = ? LIMIT ?)""").set(accountId).set(ROWS_AT_A_TIME).execute() > 0;
    }
}
