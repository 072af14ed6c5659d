package dev.portwright.porting.book;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.porting.order.DatedOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The orders of an account by their confirmed dates, those that stand and those that do not any more. */
@ApplicationScoped
public class DateList {
    /** Part of every update of an order. What stands on the right is the row as it was: the date is kept as it goes. */
    static final String KEPT = "foc_datetime_withdrawn = coalesce(foc_datetime_actual, foc_datetime_withdrawn)";

    private static final SqlText DATE = SqlText.of("coalesce(o.foc_datetime_actual, o.foc_datetime_withdrawn)");

    private static final SqlText COLUMNS = SqlText.of("""
            o.id, o.support_key, o.version, o.status, o.country_code, o.carrier_name, o.phone_numbers_count,
            o.customer_reference, {date} AS at, o.foc_datetime_actual IS NOT NULL AND o.status <> 'cancelled' AS stands,
            o.created_at, o.updated_at""").with("date", DATE);

    /** Each side of the present is walked along the index from there. */
    private static final SqlText AROUND =
            SqlText.of("""
            SELECT dates.*
            FROM ((SELECT {columns} FROM porting_order o
                   WHERE o.account_id = {account} AND {date} >= {now} AND {date} < {to}
                   ORDER BY {date} LIMIT {most})
                  UNION ALL
                  (SELECT {columns} FROM porting_order o
                   WHERE o.account_id = {account} AND {date} >= {from} AND {date} < {now}
                   ORDER BY {date} DESC LIMIT {most})) dates
            ORDER BY dates.at < {now}, abs(extract(epoch FROM dates.at - {now})), dates.id
            LIMIT {most}""").with("columns", COLUMNS).with("date", DATE);

    private static final SqlText ONE = SqlText.of("""
            SELECT {columns} FROM porting_order o WHERE o.account_id = {account} AND o.id = {order}""").with("columns", COLUMNS);

    private final Db db;

    DateList(Db db) {
        this.db = db;
    }

    /**
     * The dates around the present: those to come first, then those that are over, from the nearest on.
     *
     * @param from the first of them may lie here
     * @param to all lie before
     * @param most how many there are at most
     */
    public List<DatedOrder> around(UUID accountId, Instant from, Instant now, Instant to, int most) {
        return db.read(tx -> tx
                .sql(AROUND.with("account", accountId)
                        .with("from", from)
                        .with("now", now)
                        .with("to", to)
                        .with("most", most))
                .list(DateList::dated)
                .stream()
                .flatMap(List::stream)
                .toList());
    }

    /**
     * The date of one order; empty as long as none was confirmed.
     *
     * @throws ApiException 404 when the account has no such order
     */
    public List<DatedOrder> of(UUID accountId, UUID orderId) {
        return db.read(tx -> tx.sql(ONE.with("account", accountId).with("order", orderId))
                .one(DateList::dated)
                .orElseThrow(OrderBook::notFound));
    }

    private static List<DatedOrder> dated(Sql.Row row) {
        UUID id = row.uuid();
        String supportKey = row.string();
        long version = row.number();
        PortingOrderStatus status = PortingOrderStatus.of(row.string());
        String country = row.string();
        String carrier = row.string();
        int numbers = row.integer();
        @Nullable String reference = row.stringOrNull();
        @Nullable Instant at = row.instantOrNull();
        boolean stands = row.bool();
        return at == null
                ? List.of()
                : List.of(new DatedOrder(
                        id,
                        supportKey,
                        version,
                        status,
                        country,
                        carrier,
                        numbers,
                        reference,
                        at,
                        stands,
                        row.instant(),
                        row.instant()));
    }
}
