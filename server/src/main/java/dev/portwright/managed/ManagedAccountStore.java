package dev.portwright.managed;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Listed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of managed accounts, each with its account. */
final class ManagedAccountStore {
    private static final SqlText SELECT = SqlText.of("""
            SELECT m.id, m.account_id, a.name, m.email, m.allow_custom_pricing, m.rollup_billing, m.channel_limit, m.version,
                   m.created_at, m.updated_at, a.suspended_at
            FROM managed_account m JOIN account a ON a.id = m.id
            WHERE {condition}""");

    private static final SqlText ONE = SELECT.with("condition", SqlText.of("m.account_id = {manager} AND m.id = {id}"));

    private static final SqlText PAGE = SqlText.of("{select} ORDER BY {order} LIMIT {limit} OFFSET {offset}")
            .with("select", SELECT);

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*) FROM (
                SELECT 1 FROM managed_account m JOIN account a ON a.id = m.id WHERE {condition} LIMIT {most}) counted""");

    private static final SqlText OF_MANAGER = SqlText.of("m.account_id = {manager} AND {filters}");

    private ManagedAccountStore() {}

    static Optional<ManagedAccount> find(Tx tx, UUID managerId, UUID id) {
        return tx.sql(ONE.with("manager", managerId).with("id", id)).one(ManagedAccountStore::managed);
    }

    /** The same, kept from changing until the transaction ends. */
    static Optional<ManagedAccount> lock(Tx tx, UUID managerId, UUID id) {
        return tx.sql(SqlText.of("{one} FOR UPDATE OF m")
                        .with("one", ONE)
                        .with("manager", managerId)
                        .with("id", id))
                .one(ManagedAccountStore::managed);
    }

    static Listed<ManagedAccount> list(Db db, UUID managerId, SqlText filters, SqlText order, Page page) {
        return listAll(db, OF_MANAGER.with("manager", managerId).with("filters", filters), order, page);
    }

    /** Those of all managers, for the operator. */
    static Listed<ManagedAccount> listAll(Db db, SqlText filters, SqlText order, Page page) {
        return Listed.read(
                db,
                page,
                PAGE.with("condition", filters).with("order", order),
                COUNT.with("condition", filters),
                ManagedAccountStore::managed);
    }

    static long count(Tx tx, UUID managerId) {
        return tx.sql("SELECT count(*) FROM managed_account WHERE account_id = ?")
                .set(managerId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** How many channels are handed out to the accounts of a manager. */
    static long channels(Tx tx, UUID managerId) {
        return tx.sql("SELECT coalesce(sum(channel_limit), 0) FROM managed_account WHERE account_id = ?")
                .set(managerId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** True when the account is one that another manages. */
    static boolean isManaged(Tx tx, UUID accountId) {
        return tx.sql("SELECT true FROM managed_account WHERE id = ?")
                .set(accountId)
                .one(Sql.Row::bool)
                .isPresent();
    }

    /** The manager of an account whose money is its manager's. */
    static Optional<UUID> rolledUpTo(Tx tx, UUID accountId) {
        return tx.sql("SELECT account_id FROM managed_account WHERE id = ? AND rollup_billing")
                .set(accountId)
                .one(Sql.Row::uuid);
    }

    static boolean hasEmail(Tx tx, UUID managerId, String email) {
        return tx.sql("SELECT true FROM managed_account WHERE account_id = ? AND lower(email) = lower(?)")
                .set(managerId)
                .set(email)
                .one(Sql.Row::bool)
                .isPresent();
    }

    static void insert(Tx tx, ManagedAccount account) {
        tx.sql("""
                        INSERT INTO managed_account (
                            id, account_id, email, allow_custom_pricing, rollup_billing, channel_limit, version,
                            created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .set(account.id())
                .set(account.managerId())
                .set(account.email())
                .set(account.allowCustomPricing())
                .set(account.rollupBilling())
                .set(account.channelLimit())
                .set(account.version())
                .set(account.createdAt())
                .set(account.updatedAt())
                .execute();
    }

    /** Writes what changes of one that was locked. */
    static void update(Tx tx, ManagedAccount account) {
        tx.sql("""
                        UPDATE managed_account
                        SET allow_custom_pricing = ?, channel_limit = ?, version = ?, updated_at = ?
                        WHERE account_id = ? AND id = ?""")
                .set(account.allowCustomPricing())
                .set(account.channelLimit())
                .set(account.version())
                .set(account.updatedAt())
                .set(account.managerId())
                .set(account.id())
                .execute();
    }

    /** Ends that some accounts are managed by this one; answers which. */
    static List<UUID> releaseSome(Tx tx, UUID managerId, int most) {
        return tx.sql("""
                        DELETE FROM managed_account WHERE id IN (
                            SELECT id FROM managed_account WHERE account_id = ? ORDER BY id LIMIT ?)
                        RETURNING id""").set(managerId).set(most).list(Sql.Row::uuid);
    }

    private static ManagedAccount managed(Sql.Row row) {
        return new ManagedAccount(
                row.uuid(),
                row.uuid(),
                row.string(),
                row.string(),
                row.bool(),
                row.bool(),
                row.integer(),
                row.number(),
                row.instant(),
                row.instant(),
                row.instantOrNull());
    }
}
