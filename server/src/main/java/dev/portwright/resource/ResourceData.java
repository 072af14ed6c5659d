package dev.portwright.resource;

import dev.portwright.account.AccountData;
import dev.portwright.history.History;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The resources of an account, with their keys and what they name. */
@ApplicationScoped
class ResourceData implements AccountData {
    private final Kinds kinds;

    ResourceData(Kinds kinds) {
        this.kinds = kinds;
    }

    /** What names those that go goes with them, and so do their histories. */
    @Override
    public boolean emptySome(Tx tx, UUID accountId) {
        List<UUID> gone =
                tx.sql("""
                        WITH batch AS (SELECT uid, family, id FROM resource WHERE account_id = ? ORDER BY uid LIMIT ?),
                        unnamed AS (
                            DELETE FROM resource_reference r USING batch s
                            WHERE r.account_id = ? AND r.family = s.family AND r.id = s.id),
                        gone AS (
                            DELETE FROM resource WHERE uid IN (SELECT uid FROM batch) RETURNING uid, account_id, kind, part),
                        uncounted AS (
                            UPDATE resource_count c SET resources = c.resources - g.resources
                            FROM (SELECT account_id, kind, part, count(*) AS resources FROM gone GROUP BY 1, 2, 3) g
                            WHERE c.account_id = g.account_id AND c.kind = g.kind AND c.part = g.part)
                        SELECT uid FROM gone""").set(accountId).set(ROWS_AT_A_TIME).set(accountId).list(Sql.Row::uuid);
        List<UUID> histories = new ArrayList<>(gone);
        for (Kind kind : kinds.all()) {
            histories.addAll(History.someDeleted(tx, accountId, kind.name(), ROWS_AT_A_TIME));
        }
        if (histories.isEmpty()) {
            tx.sql("DELETE FROM resource_count WHERE account_id = ? AND resources = 0")
                    .set(accountId)
                    .execute();
            return false;
        }
        History.forget(tx, accountId, histories);
        return true;
    }
}
