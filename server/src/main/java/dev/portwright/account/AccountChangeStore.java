package dev.portwright.account;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.util.List;
import java.util.UUID;

/** Rows of what was done to accounts: written once, never changed. */
final class AccountChangeStore {
    private AccountChangeStore() {}

    static void insert(Tx tx, AccountChange change) {
        tx.sql("""
                        INSERT INTO account_change (
                            id, account_id, change, detail, changed_by, request_id, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .set(change.id())
                .set(change.accountId())
                .set(change.kind().word())
                .set(change.detail())
                .set(change.by().way())
                .set(change.by().requestId())
                .set(change.changedAt())
                .execute();
    }

    static List<AccountChange> list(Tx tx, UUID accountId, Page page) {
        return tx.sql("""
                        SELECT id, account_id, change, detail, changed_by, request_id, changed_at FROM account_change
                        WHERE account_id = ? ORDER BY changed_at DESC, id DESC LIMIT ? OFFSET ?""")
                .set(accountId)
                .set(page.size())
                .set(page.offset())
                .list(row -> new AccountChange(
                        row.uuid(),
                        row.uuid(),
                        AccountChange.Kind.of(row.string()),
                        row.stringOrNull(),
                        new ChangedBy(row.string(), row.stringOrNull()),
                        row.instant()));
    }

    static long count(Tx tx, UUID accountId) {
        return tx.sql("SELECT count(*) FROM account_change WHERE account_id = ?")
                .set(accountId)
                .one(Sql.Row::number)
                .orElse(0L);
    }
}
