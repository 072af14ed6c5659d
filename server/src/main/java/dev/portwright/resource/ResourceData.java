package dev.portwright.resource;

import dev.portwright.account.AccountData;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The resources of an account, with their keys and what they name. */
@ApplicationScoped
class ResourceData implements AccountData {
    /** Those that name others go before these. */
    @Override
    public boolean emptySome(Tx tx, UUID accountId) {
        if (tx.sql("""
                        DELETE FROM resource_reference WHERE (uid, attribute) IN
                            (SELECT uid, attribute FROM resource_reference WHERE account_id = ? LIMIT ?)""").set(accountId).set(ROWS_AT_A_TIME).execute() > 0) {
            return true;
        }
        List<UUID> gone = tx.sql("SELECT uid FROM resource WHERE account_id = ? LIMIT ?")
                .set(accountId)
                .set(ROWS_AT_A_TIME)
                .list(Sql.Row::uuid);
        tx.sql("DELETE FROM resource WHERE uid = ANY (?)").array("uuid", gone).execute();
        if (gone.isEmpty()) {
            return tx.sql("DELETE FROM resource_count WHERE account_id = ?")
                            .set(accountId)
                            .execute()
                    > 0;
        }
        return true;
    }
}
