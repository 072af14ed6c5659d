package dev.portwright.bundle;

import dev.portwright.phonenumber.NumberFilter;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The table {@code user_bundle}, and which numbers say that they are in one. */
@ApplicationScoped
class UserBundleStore {
    /** How many an account has at a time. */
    static final int MOST = 10_000;

    /** How many that are deactivated can still be read: the newest. */
    private static final int MOST_DEACTIVATED = 1_000;

    /** The number {@code n} that is in the bundle {@code b} and that the account owns. An index keeps a second one out. */
    private static final SqlText OWNED = SqlText.of("""
            FROM inventory_number n
            WHERE n.account_id = b.account_id AND n.user_bundle_id = b.id AND n.status = 'active'""");

    /** The number {@code p} that is in the bundle {@code b} and that an order under way brings; only one, likewise. */
    private static final SqlText PORTING = SqlText.of("""
            FROM porting_phone_number p
            WHERE p.account_id = b.account_id AND p.user_bundle_id = b.id AND p.open""");

    /** What is in the bundle {@code b}, as JSON. */
    private static final SqlText USES = SqlText.of("""
            SELECT json_build_array(n.id, n.phone_number, false, (n.bundled_at AT TIME ZONE 'UTC')::date) AS use
            {owned}
            UNION ALL
            SELECT json_build_array(p.id, p.phone_number, true, (p.configuration_updated_at AT TIME ZONE 'UTC')::date)
            {porting}""").with("owned", OWNED).with("porting", PORTING);

    /** The number that is in the bundle {@code b}. */
    private static final SqlText NUMBER = SqlText.of(
                    "coalesce((SELECT n.phone_number {owned}), (SELECT p.phone_number {porting}))")
            .with("owned", OWNED)
            .with("porting", PORTING);

    private static final SqlText COLUMNS = SqlText.of("""
            b.id, b.account_id, b.active, b.billing_bundle, b.created_at, b.updated_at,
            (SELECT json_agg(u.use) FROM ({uses}) u)""").with("uses", USES);

    private static final SqlText FIND = SqlText.of(
                    "SELECT {columns} FROM user_bundle b WHERE b.account_id = {account} AND b.id = {id}")
            .with("columns", COLUMNS);

    private static final SqlText FIND_SOME = SqlText.of(
                    "SELECT {columns}, b.countries FROM user_bundle b WHERE b.account_id = {account} AND b.id = ANY ({ids})")
            .with("columns", COLUMNS);

    private static final SqlText PAGE = SqlText.of("""
            SELECT {columns} FROM user_bundle b
            WHERE b.account_id = {account} AND b.active AND {filters}
            ORDER BY b.created_at DESC, b.id DESC LIMIT {limit} OFFSET {offset}""").with("columns", COLUMNS);

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*)
            FROM (SELECT 1 FROM user_bundle b
                  WHERE b.account_id = {account} AND b.active AND {filters}
                  LIMIT {most}) counted""");

    private static final SqlText UNUSED = SqlText.of("""
            SELECT b.billing_bundle, array_agg(b.id::text ORDER BY b.created_at, b.id)
            FROM user_bundle b
            WHERE b.account_id = {account} AND b.active AND NOT EXISTS ({uses}) AND {filters}
            GROUP BY b.billing_bundle_id, b.billing_bundle
            ORDER BY min(b.created_at), array_agg(b.id::text ORDER BY b.created_at, b.id)""").with("uses", USES);

    private static final Filter COUNTRY =
            Filter.overlapping("country_iso", "b.countries").as(country -> country.toUpperCase(Locale.ROOT));

    private static final List<Filter> FILTERS = List.of(
            COUNTRY, Filter.text("resource", NUMBER).asAny(number -> NumberFilter.whole("filter[resource]", number)));

    private final Db db;

    UserBundleStore(Db db) {
        this.db = db;
    }

    /**
     * What an account has of a bundle of the catalogue that no number is in.
     *
     * @param ids of the user bundles, those taken first first
     */
    record Unused(BillingBundle.Terms terms, List<String> ids) {}

    /**
     * A bundle that stays as it is until the transaction ends.
     *
     * @param countries of the numbers that it is for; none for all
     */
    record Locked(UserBundle bundle, List<String> countries) {}

    Optional<UserBundle> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql(FIND.with("account", accountId).with("id", id)).one(UserBundleStore::bundle);
    }

    Listed<UserBundle> list(UUID accountId, Query query) {
        SqlText filters = Filter.where(FILTERS, query).text();
        return Listed.read(
                db,
                query.page(),
                PAGE.with("account", accountId).with("filters", filters),
                COUNT.with("account", accountId).with("filters", filters),
                UserBundleStore::bundle);
    }

    List<Unused> unused(UUID accountId, Query query) {
        SqlText text = UNUSED.with("account", accountId)
                .with("filters", Filter.where(List.of(COUNTRY), query).text());
        return db.read(tx -> tx.sql(text).list(row -> new Unused(terms(row), row.strings())));
    }

    /** How many the account has that are active. */
    long count(Tx tx, UUID accountId) {
        return tx.sql("SELECT count(*) FROM user_bundle WHERE account_id = ? AND active")
                .set(accountId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    void insert(Tx tx, UUID accountId, List<UUID> ids, BillingBundle bundle, Instant now) {
        tx.sql("""
                        INSERT INTO user_bundle (id, account_id, billing_bundle_id, billing_bundle, countries, created_at)
                        SELECT id, ?, ?, ?::jsonb, ?, ? FROM unnest(?) AS taken (id)
                        ON CONFLICT (id) DO NOTHING""")
                .set(accountId)
                .set(bundle.id())
                .json(Json.text(StoredBundle.of(bundle.terms())))
                .array("text", bundle.countries())
                .set(now)
                .array("uuid", ids)
                .execute();
    }

    /**
     * Those of the bundles that the account has, which nothing is put into by anybody else before the transaction ends. Locked before
     * they are read: one statement for both would show what was in them before it began to wait.
     */
    List<Locked> lock(Tx tx, UUID accountId, Collection<UUID> ids) {
        List<UUID> locked = tx.sql("""
                        SELECT id FROM user_bundle WHERE account_id = ? AND id = ANY (?) ORDER BY id FOR UPDATE""").set(accountId).array("uuid", ids).list(Sql.Row::uuid);
        return tx.sql(FIND_SOME.with("account", accountId).with("ids", "uuid", locked))
                .list(row -> new Locked(bundle(row), row.strings()));
    }

    /** Writes that a bundle is deactivated, and forgets those that were so first when there are too many. */
    void deactivate(Tx tx, UserBundle bundle) {
        tx.sql("UPDATE user_bundle SET active = false, updated_at = ? WHERE account_id = ? AND id = ?")
                .set(bundle.updatedAt())
                .set(bundle.accountId())
                .set(bundle.id())
                .execute();
        tx.sql("""
                        DELETE FROM user_bundle WHERE id IN (
                            SELECT id FROM user_bundle WHERE account_id = ? AND NOT active
                            ORDER BY updated_at DESC, id DESC OFFSET ?)""").set(bundle.accountId()).set(MOST_DEACTIVATED).execute();
    }

    private static UserBundle bundle(Sql.Row row) {
        return new UserBundle(
                row.uuid(), row.uuid(), row.bool(), terms(row), row.instant(), row.instantOrNull(), uses(row));
    }

    private static BillingBundle.Terms terms(Sql.Row row) {
        return Json.read(row.string(), StoredBundle.class).terms();
    }

    private static List<UserBundle.Use> uses(Sql.Row row) {
        List<UserBundle.Use> uses = new ArrayList<>();
        String json = row.stringOrNull();
        if (json != null) {
            for (JsonNode use : Json.read(json)) {
                uses.add(new UserBundle.Use(
                        UUID.fromString(use.get(0).asString()),
                        use.get(1).asString(),
                        use.get(2).asBoolean(),
                        LocalDate.parse(use.get(3).asString())));
            }
        }
        return uses;
    }
}
