package dev.portwright.account;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of accounts and their users. */
final class AccountStore {
    private static final String COLUMNS = "id, name, created_at, suspended_at, suspension_reason, suspended_by_manager";

    private AccountStore() {}

    static void insert(Tx tx, Account account) {
        tx.sql("INSERT INTO account (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING")
                .set(account.id())
                .set(account.name())
                .set(account.createdAt())
                .execute();
    }

    static void insert(Tx tx, User user) {
        tx.sql("""
                        INSERT INTO account_user (id, account_id, name, email, created_at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO NOTHING""")
                .set(user.id())
                .set(user.accountId())
                .set(user.name())
                .set(user.email())
                .set(user.createdAt())
                .execute();
    }

    static Optional<Account> find(Tx tx, UUID id) {
        return tx.sql("SELECT " + COLUMNS + " FROM account WHERE id = ?")
                .set(id)
                .one(AccountStore::account);
    }

    /** Finds an account and keeps others from changing it until the transaction ends. */
    static Optional<Account> lock(Tx tx, UUID id) {
        return tx.sql("SELECT " + COLUMNS + " FROM account WHERE id = ? FOR NO KEY UPDATE")
                .set(id)
                .one(AccountStore::account);
    }

    static void update(Tx tx, Account account) {
        tx.sql("""
                        UPDATE account SET name = ?, suspended_at = ?, suspension_reason = ?, suspended_by_manager = ?
                        WHERE id = ?""")
                .set(account.name())
                .set(account.suspendedAt())
                .set(account.suspensionReason())
                .set(account.isSuspendedByManager())
                .set(account.id())
                .execute();
    }

    static List<Account> list(Tx tx, Page page) {
        return tx.sql("SELECT " + COLUMNS + " FROM account ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?")
                .set(page.size())
                .set(page.offset())
                .list(AccountStore::account);
    }

    static long count(Tx tx) {
        return tx.sql("SELECT count(*) FROM account").one(Sql.Row::number).orElse(0L);
    }

    static List<User> users(Tx tx, UUID accountId, Page page) {
        return tx.sql("""
                        SELECT id, account_id, name, email, created_at FROM account_user
                        WHERE account_id = ? ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?""")
                .set(accountId)
                .set(page.size())
                .set(page.offset())
                .list(row -> new User(row.uuid(), row.uuid(), row.string(), row.stringOrNull(), row.instant()));
    }

    static long countUsers(Tx tx, UUID accountId) {
        return tx.sql("SELECT count(*) FROM account_user WHERE account_id = ?")
                .set(accountId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    static Map<UUID, String> emails(Tx tx, UUID accountId, Collection<UUID> userIds) {
        Map<UUID, String> emails = new HashMap<>();
        tx.sql("SELECT id, email FROM account_user WHERE account_id = ? AND id = ANY (?) AND email IS NOT NULL")
                .set(accountId)
                .array("uuid", userIds)
                .list(row -> emails.put(row.uuid(), row.string()));
        return emails;
    }

    /** The account's user with this id, or its oldest one when no id is given. */
    static Optional<UUID> user(Tx tx, UUID accountId, @Nullable UUID userId) {
        return tx.sql("""
                        SELECT id FROM account_user WHERE account_id = ? AND (?::uuid IS NULL OR id = ?)
                        ORDER BY created_at, id LIMIT 1""").set(accountId).set(userId).set(userId).one(Sql.Row::uuid);
    }

    private static Account account(Sql.Row row) {
        UUID id = row.uuid();
        String name = row.string();
        Instant createdAt = row.instant();
        Instant since = row.instantOrNull();
        return new Account(
                id,
                name,
                createdAt,
                since == null ? null : new Account.Suspension(since, row.stringOrNull(), row.bool()));
    }
}
