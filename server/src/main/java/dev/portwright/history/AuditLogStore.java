package dev.portwright.history;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.id.Subject;
import dev.portwright.platform.page.Listed;
import java.util.UUID;

/** The histories of an account as one list. Its index has the rows in order. */
final class AuditLogStore {
    private static final SqlText PAGE = SqlText.of("""
            SELECT subject_type, porting_order_id, id, version, occurred_at, action, actor_type, user_id, api_key_id,
                   request_id, reason, changes
            FROM porting_order_change
            WHERE account_id = {account} AND {filters}
            ORDER BY {order} LIMIT {limit} OFFSET {offset}""");

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*)
            FROM (SELECT 1 FROM porting_order_change WHERE account_id = {account} AND {filters} LIMIT {most}) counted""");

    private AuditLogStore() {}

    static Listed<Change> list(Db db, UUID accountId, SqlText filters, SqlText order, Page page) {
        return Listed.read(
                db,
                page,
                PAGE.with("account", accountId).with("filters", filters).with("order", order),
                COUNT.with("account", accountId).with("filters", filters),
                row -> History.change(row, accountId, new Subject(row.string(), row.uuid())));
    }
}
