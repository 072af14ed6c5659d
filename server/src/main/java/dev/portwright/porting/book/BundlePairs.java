package dev.portwright.porting.book;

import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import dev.portwright.porting.order.BundlePair;
import dev.portwright.porting.order.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which numbers of orders are paired with user bundles. */
@ApplicationScoped
public class BundlePairs {
    /** Of {@code porting_phone_number n} with its {@code porting_order o}. */
    private static final List<Filter> FILTERS = List.of(
            Filter.uuid("porting_order_id", "n.porting_order_id"),
            Filter.text("porting_order.status", "o.status"),
            Filter.uuid("porting_phone_number", "n.id"),
            Filter.uuid("user_bundle_id", "n.user_bundle_id"));

    private static final SqlText COLUMNS =
            SqlText.of("n.configuration_id, n.user_bundle_id, n.id, n.configured_at, n.configuration_updated_at");

    private static final SqlText FROM = SqlText.of("""
            FROM porting_phone_number n
            JOIN porting_order o ON o.account_id = n.account_id AND o.id = n.porting_order_id
            WHERE n.account_id = {account} AND n.user_bundle_id IS NOT NULL AND {filters}""");

    private static final SqlText PAGE = SqlText.of(
                    "SELECT {columns} {from} ORDER BY {order} LIMIT {limit} OFFSET {offset}")
            .with("columns", COLUMNS)
            .with("from", FROM);

    private static final SqlText COUNT = SqlText.of("SELECT count(*) FROM (SELECT 1 {from} LIMIT {most}) counted")
            .with("from", FROM);

    /** Ties are broken by the id, so that pages do not overlap. */
    private static final Map<String, SqlText> ORDERS = Map.of(
            "created_at", SqlText.of("n.configured_at, n.configuration_id"),
            "-created_at", SqlText.of("n.configured_at DESC, n.configuration_id DESC"));

    private static final SqlText PAIR = SqlText.of("""
            UPDATE porting_phone_number n
            SET user_bundle_id = w.bundle,
                configuration_id = coalesce(n.configuration_id, w.configuration),
                configured_at = coalesce(n.configured_at, {now}),
                configuration_updated_at =
                    CASE WHEN n.user_bundle_id = w.bundle THEN n.configuration_updated_at ELSE {now} END
            FROM unnest({numbers}, {bundles}, {fresh}) AS w (number, bundle, configuration)
            WHERE n.account_id = {account} AND n.id = w.number
            RETURNING {columns}""").with("columns", COLUMNS);

    private final Db db;
    private final Ids ids;

    BundlePairs(Db db, Ids ids) {
        this.db = db;
        this.ids = ids;
    }

    /**
     * A number of an order.
     *
     * @param userBundleId the bundle that it is paired with, or null when it is with none
     */
    public record OrderNumber(
            UUID id,
            String phoneNumber,
            UUID orderId,
            @Nullable UUID userBundleId) {}

    public Listed<BundlePair> list(UUID accountId, Query query) {
        SqlText filters = Filter.where(FILTERS, query).text();
        String sort = query.text("sort").orElse("-created_at");
        return Listed.read(
                db,
                query.page(),
                PAGE.with("account", accountId)
                        .with("filters", filters)
                        .with("order", Objects.requireNonNull(ORDERS.get(sort), sort)),
                COUNT.with("account", accountId).with("filters", filters),
                BundlePairs::read);
    }

    /** Those of the account's numbers that have these ids, by them. They may move until their orders are held. */
    public Map<UUID, OrderNumber> numbers(Tx tx, UUID accountId, Collection<UUID> numberIds) {
        return tx
                .sql("""
                        SELECT id, phone_number, porting_order_id, user_bundle_id FROM porting_phone_number
                        WHERE account_id = ? AND id = ANY (?)""")
                .set(accountId)
                .array("uuid", numberIds)
                .list(row -> new OrderNumber(row.uuid(), row.string(), row.uuid(), row.uuidOrNull()))
                .stream()
                .collect(Collectors.toMap(OrderNumber::id, Function.identity()));
    }

    /**
     * Pairs numbers, each with another bundle than before or with its first, and answers what comes of it by the number. Whoever calls
     * holds their orders and has claimed the bundles.
     */
    public Map<UUID, BundlePair> pair(Tx tx, UUID accountId, Map<UUID, UUID> bundles, Instant now) {
        List<Map.Entry<UUID, UUID>> wanted = List.copyOf(bundles.entrySet());
        SqlText text = PAIR.with("account", accountId)
                .with("now", now)
                .with("numbers", "uuid", wanted.stream().map(Map.Entry::getKey).toList())
                .with(
                        "bundles",
                        "uuid",
                        wanted.stream().map(Map.Entry::getValue).toList())
                .with("fresh", "uuid", wanted.stream().map(pair -> ids.next()).toList());
        return tx.sql(text).list(BundlePairs::read).stream()
                .collect(Collectors.toMap(BundlePair::phoneNumberId, Function.identity()));
    }

    /** The bundles of the order's numbers that are paired with one. */
    static Map<String, UUID> ofOrder(Tx tx, PortingOrder order) {
        return tx
                .sql("""
                        SELECT phone_number, user_bundle_id FROM porting_phone_number
                        WHERE account_id = ? AND porting_order_id = ? AND user_bundle_id IS NOT NULL""")
                .set(order.accountId())
                .set(order.id())
                .list(row -> Map.entry(row.string(), row.uuid()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static BundlePair read(Sql.Row row) {
        return new BundlePair(row.uuid(), row.uuid(), row.uuid(), row.instant(), row.instant());
    }
}
