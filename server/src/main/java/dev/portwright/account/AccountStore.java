package dev.portwright.account;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of accounts and their users. */
final class AccountStore {
    private static final String COLUMNS = "id, name, created_at, suspended_at, suspension_reason";

    private AccountStore() {}

    static void insert(Connection connection, Account account) throws SQLException {
        Sql.of(connection, "INSERT INTO account (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING")
                .set(account.id())
                .set(account.name())
                .set(account.createdAt())
                .execute();
    }

    static void insert(Connection connection, User user) throws SQLException {
        Sql.of(connection, """
                        INSERT INTO account_user (id, account_id, name, email, created_at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO NOTHING""")
                .set(user.id())
                .set(user.accountId())
                .set(user.name())
                .set(user.email())
                .set(user.createdAt())
                .execute();
    }

    static Optional<Account> find(Connection connection, UUID id) throws SQLException {
        return Sql.of(connection, "SELECT " + COLUMNS + " FROM account WHERE id = ?")
                .set(id)
                .one(AccountStore::account);
    }

    /** Finds an account and keeps others from changing it until the transaction ends. */
    static Optional<Account> lock(Connection connection, UUID id) throws SQLException {
        return Sql.of(connection, "SELECT " + COLUMNS + " FROM account WHERE id = ? FOR NO KEY UPDATE")
                .set(id)
                .one(AccountStore::account);
    }

    static void update(Connection connection, Account account) throws SQLException {
        Sql.of(connection, "UPDATE account SET name = ?, suspended_at = ?, suspension_reason = ? WHERE id = ?")
                .set(account.name())
                .set(account.suspendedAt())
                .set(account.suspensionReason())
                .set(account.id())
                .execute();
    }

    static List<Account> list(Connection connection, Page page) throws SQLException {
        return Sql.of(
                        connection,
                        "SELECT " + COLUMNS + " FROM account ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?")
                .set(page.size())
                .set(page.offset())
                .list(AccountStore::account);
    }

    static long count(Connection connection) throws SQLException {
        return Sql.of(connection, "SELECT count(*) FROM account")
                .one(Sql.Row::number)
                .orElse(0L);
    }

    static List<User> users(Connection connection, UUID accountId, Page page) throws SQLException {
        return Sql.of(connection, """
                        SELECT id, account_id, name, email, created_at FROM account_user
                        WHERE account_id = ? ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?""")
                .set(accountId)
                .set(page.size())
                .set(page.offset())
                .list(row -> new User(row.uuid(), row.uuid(), row.string(), row.stringOrNull(), row.instant()));
    }

    static long countUsers(Connection connection, UUID accountId) throws SQLException {
        return Sql.of(connection, "SELECT count(*) FROM account_user WHERE account_id = ?")
                .set(accountId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    static Map<UUID, String> emails(Connection connection, UUID accountId, Collection<UUID> userIds)
            throws SQLException {
        Map<UUID, String> emails = new HashMap<>();
        Sql.of(
                        connection,
                        "SELECT id, email FROM account_user WHERE account_id = ? AND id = ANY (?) AND email IS NOT NULL")
                .set(accountId)
                .array("uuid", userIds)
                .list(row -> emails.put(row.uuid(), row.string()));
        return emails;
    }

    /** The account's user with this id, or its oldest one when no id is given. */
    static Optional<UUID> user(Connection connection, UUID accountId, @Nullable UUID userId) throws SQLException {
        return Sql.of(connection, """
                        SELECT id FROM account_user WHERE account_id = ? AND (?::uuid IS NULL OR id = ?)
                        ORDER BY created_at, id LIMIT 1""").set(accountId).set(userId).set(userId).one(Sql.Row::uuid);
    }

    private static Account account(Sql.Row row) throws SQLException {
        return new Account(row.uuid(), row.string(), row.instant(), row.instantOrNull(), row.stringOrNull());
    }
}
