package dev.portwright.requirement;

import dev.portwright.account.AccountData;
import dev.portwright.platform.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The requirement groups of an account. */
@ApplicationScoped
class RequirementGroupData implements AccountData {
    @Override
    public boolean emptySome(Connection connection, UUID accountId) throws SQLException {
        return Sql.of(connection, """
                        DELETE FROM requirement_group WHERE (id) IN (
                            SELECT id FROM requirement_group WHERE account_id = ? LIMIT ?)""").set(accountId).set(ROWS_AT_A_TIME).execute() > 0;
    }
}
