package dev.portwright.reference;

import dev.portwright.account.AccountLock;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The resources of each account as its operator, or the sandbox, has registered them. */
@ApplicationScoped
class ReferenceRegister {
    /** Every kind that can be registered. Of documents those that are kept elsewhere; the others were uploaded. */
    static final List<String> KINDS = List.of(
            ReferenceKind.DOCUMENT,
            ReferenceKind.BILLING_GROUP,
            ReferenceKind.CONNECTION,
            ReferenceKind.EMERGENCY_ADDRESS,
            ReferenceKind.MESSAGING_PROFILE);

    /** How many references of each kind an account has at most. */
    static final int MOST = 100_000;

    private static final List<Filter> FILTERS = List.of(Filter.text("kind", "kind"));

    private static final SqlText PAGE = SqlText.of("""
            SELECT kind, reference_id, created_at
            FROM account_reference
            WHERE account_id = {account} AND {filters}
            ORDER BY created_at DESC, kind, reference_id LIMIT {limit} OFFSET {offset}""");

    private static final SqlText COUNT =
            SqlText.of("SELECT count(*) FROM account_reference WHERE account_id = {account} AND {filters}");

    private final Db db;
    private final Clock clock;

    ReferenceRegister(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Entry(Reference reference, Instant createdAt) {}

    /** A registered resource, and whether it was new. */
    record Added(Entry entry, boolean isNew) {}

    /**
     * Registers a resource, unless it is registered already.
     *
     * @throws ApiException 422 when the account has {@link #MOST} others of its kind
     */
    Added add(UUID accountId, Reference reference) {
        return db.transaction(tx -> {
            AccountLock.take(tx, accountId);
            // The update that changes nothing makes RETURNING answer for a row that is there already; xmax tells which.
            return tx.sql("""
                            INSERT INTO account_reference (account_id, kind, reference_id, created_at)
                            SELECT w.account_id, w.kind, w.reference_id, w.created_at
                            FROM (VALUES (?::uuid, ?, ?, ?::timestamptz))
                                AS w (account_id, kind, reference_id, created_at)
                            WHERE EXISTS (SELECT 1 FROM account_reference r
                                          WHERE r.account_id = w.account_id AND r.kind = w.kind
                                            AND r.reference_id = w.reference_id)
                               OR (SELECT count(*) FROM account_reference r
                                   WHERE r.account_id = w.account_id AND r.kind = w.kind) < ?
                            ON CONFLICT (account_id, kind, reference_id) DO UPDATE
                            SET reference_id = excluded.reference_id
                            RETURNING created_at, xmax = 0""")
                    .set(accountId)
                    .set(reference.kind())
                    .set(reference.id())
                    .set(clock.instant())
                    .set(MOST)
                    .one(row -> new Added(new Entry(reference, row.instant()), row.bool()))
                    .orElseThrow(() -> new ApiException(ProblemCode.UNPROCESSABLE.because("The account has " + MOST
                            + " references of this kind, which is as many as it can have. Delete some first.")));
        });
    }

    /** Takes a resource off the register. Answers false when it was not on it. */
    boolean remove(UUID accountId, Reference reference) {
        return db.transaction(
                tx -> tx.sql("DELETE FROM account_reference WHERE account_id = ? AND kind = ? AND reference_id = ?")
                                .set(accountId)
                                .set(reference.kind())
                                .set(reference.id())
                                .execute()
                        == 1);
    }

    Listed<Entry> list(UUID accountId, Query query) {
        SqlText filters = Filter.where(FILTERS, query).text();
        Page page = query.page();
        SqlText pageText = PAGE.with("account", accountId)
                .with("filters", filters)
                .with("limit", page.size())
                .with("offset", page.offset());
        SqlText count = COUNT.with("account", accountId).with("filters", filters);
        return db.read(tx -> {
            List<Entry> entries =
                    tx.sql(pageText).list(row -> new Entry(new Reference(row.string(), row.string()), row.instant()));
            return Listed.counted(
                    entries, page, tx.sql(count).one(Sql.Row::number).orElse(0L));
        });
    }
}
