package dev.portwright.porting.book;

import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import dev.portwright.porting.order.NumberConfiguration;
import dev.portwright.porting.order.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which numbers of orders are paired with user bundles. */
@ApplicationScoped
public class NumberConfigurations {
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

    private static final SqlText NEWEST_FIRST = SqlText.of("n.configured_at DESC, n.configuration_id DESC");
    private static final SqlText OLDEST_FIRST = SqlText.of("n.configured_at, n.configuration_id");

    private final Db db;
    private final Ids ids;

    NumberConfigurations(Db db, Ids ids) {
        this.db = db;
        this.ids = ids;
    }

    /**
     * A number of an order.
     *
     * @param userBundleId the bundle that it is paired with
     */
    public record Paired(
            UUID id,
            String phoneNumber,
            UUID orderId,
            @Nullable UUID userBundleId) {}

    public Listed<NumberConfiguration> list(UUID accountId, Query query) {
        SqlText filters = Filter.where(FILTERS, query).text();
        boolean oldest = query.text("sort").orElse("").equals("created_at");
        return Listed.read(
                db,
                query.page(),
                PAGE.with("account", accountId)
                        .with("filters", filters)
                        .with("order", oldest ? OLDEST_FIRST : NEWEST_FIRST),
                COUNT.with("account", accountId).with("filters", filters),
                NumberConfigurations::configuration);
    }

    /** Those of the account's numbers that have these ids, by them. They may move until their orders are held. */
    public Map<UUID, Paired> numbers(Tx tx, UUID accountId, Collection<UUID> numberIds) {
        return tx
                .sql("""
                        SELECT id, phone_number, porting_order_id, user_bundle_id FROM porting_phone_number
                        WHERE account_id = ? AND id = ANY (?)""")
                .set(accountId)
                .array("uuid", numberIds)
                .list(row -> new Paired(row.uuid(), row.string(), row.uuid(), row.uuidOrNull()))
                .stream()
                .collect(Collectors.toMap(Paired::id, Function.identity()));
    }

    /**
     * Pairs numbers, each with another bundle than before or with its first, and answers what comes of it by the number. Whoever calls
     * holds their orders and has claimed the bundles.
     */
    public Map<UUID, NumberConfiguration> pair(Tx tx, UUID accountId, Map<UUID, UUID> bundles, Instant now) {
        List<Map.Entry<UUID, UUID>> entries = List.copyOf(bundles.entrySet());
        return tx
                .sql("""
                        UPDATE porting_phone_number n
                        SET user_bundle_id = w.bundle,
                            configuration_id = coalesce(n.configuration_id, w.configuration),
                            configured_at = coalesce(n.configured_at, ?),
                            configuration_updated_at =
                                CASE WHEN n.user_bundle_id = w.bundle THEN n.configuration_updated_at ELSE ? END
                        FROM unnest(?, ?, ?) AS w (number, bundle, configuration)
                        WHERE n.account_id = ? AND n.id = w.number
                        RETURNING n.configuration_id, n.user_bundle_id, n.id, n.configured_at, n.configuration_updated_at""")
                .set(now)
                .set(now)
                .array("uuid", entries, Map.Entry::getKey)
                .array("uuid", entries, Map.Entry::getValue)
                .array("uuid", entries, entry -> ids.next())
                .set(accountId)
                .list(NumberConfigurations::configuration)
                .stream()
                .collect(Collectors.toMap(NumberConfiguration::phoneNumberId, Function.identity()));
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

    private static NumberConfiguration configuration(Sql.Row row) {
        return new NumberConfiguration(row.uuid(), row.uuid(), row.uuid(), row.instant(), row.instant());
    }
}
