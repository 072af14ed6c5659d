package dev.portwright.account;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of what was done to accounts: written once, never changed. */
final class AccountChangeStore {
    /** @param operatorName what the operator is called who made the change, if it was one */
    record NamedChange(AccountChange change, @Nullable String operatorName) {}

    private AccountChangeStore() {}

    static void insert(Tx tx, AccountChange change) {
        tx.sql("""
                        INSERT INTO account_change (
                            id, account_id, change, detail, changed_by, request_id, operator_id, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .set(change.id())
                .set(change.accountId())
                .set(change.kind().word())
                .set(change.detail())
                .set(change.by().way())
                .set(change.by().requestId())
                .set(change.by().operatorId())
                .set(change.changedAt())
                .execute();
    }

    /** One page, newest first, with the names of operators, removed ones among them. */
    static List<NamedChange> list(Tx tx, UUID accountId, Page page) {
        return tx.sql("""
                        SELECT c.id, c.account_id, c.change, c.detail, c.changed_by, c.request_id, c.operator_id,
                               c.changed_at, p.name
                        FROM account_change c LEFT JOIN operator p ON p.id = c.operator_id
                        WHERE c.account_id = ? ORDER BY c.changed_at DESC, c.id DESC LIMIT ? OFFSET ?""")
                .set(accountId)
                .set(page.size())
                .set(page.offset())
                .list(row -> new NamedChange(
                        new AccountChange(
                                row.uuid(),
                                row.uuid(),
                                AccountChange.Kind.of(row.string()),
                                row.stringOrNull(),
                                new ChangedBy(row.string(), row.stringOrNull(), row.uuidOrNull()),
                                row.instant()),
                        row.stringOrNull()));
    }

    static long count(Tx tx, UUID accountId) {
        return tx.sql("SELECT count(*) FROM account_change WHERE account_id = ?")
                .set(accountId)
                .one(Sql.Row::number)
                .orElse(0L);
    }
}
