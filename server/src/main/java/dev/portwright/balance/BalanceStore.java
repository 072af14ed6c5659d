package dev.portwright.balance;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Rows of balances. Amounts go in and out as texts, so that they are what they are. */
final class BalanceStore {
    /**
     * A balance as it is kept.
     *
     * @param id what its history is about
     */
    record Kept(UUID id, UUID accountId, Balance balance, long version) {}

    private static final String INSERT = """
            INSERT INTO account_balance (id, account_id, balance, pending, credit_limit, currency, version, updated_at)
            VALUES (?, ?, ?::numeric, ?::numeric, ?::numeric, ?, ?, ?)
            """;

    private BalanceStore() {}

    static Optional<Kept> find(Tx tx, UUID accountId) {
        return tx.sql("""
                        SELECT id, account_id, balance::text, pending::text, credit_limit::text, currency, version
                        FROM account_balance WHERE account_id = ?""").set(accountId).one(BalanceStore::kept);
    }

    static void put(Tx tx, Kept kept, Instant now) {
        set(tx.sql(INSERT + """
                        ON CONFLICT (account_id) DO UPDATE
                        SET balance = excluded.balance, pending = excluded.pending,
                            credit_limit = excluded.credit_limit, currency = excluded.currency,
                            version = excluded.version, updated_at = excluded.updated_at"""), kept, now).execute();
    }

    /** The same where there is none yet. */
    static void putIfMissing(Tx tx, Kept kept, Instant now) {
        set(tx.sql(INSERT + "ON CONFLICT (account_id) DO NOTHING"), kept, now).execute();
    }

    private static Sql set(Sql sql, Kept kept, Instant now) {
        Balance balance = kept.balance();
        return sql.set(kept.id())
                .set(kept.accountId())
                .set(balance.amount().toPlainString())
                .set(balance.pending().toPlainString())
                .set(balance.creditLimit().toPlainString())
                .set(balance.currency())
                .set(kept.version())
                .set(now);
    }

    private static Kept kept(Sql.Row row) {
        return new Kept(
                row.uuid(),
                row.uuid(),
                new Balance(
                        new BigDecimal(row.string()),
                        new BigDecimal(row.string()),
                        new BigDecimal(row.string()),
                        row.string()),
                row.number());
    }
}
