package dev.portwright.porting.associated;

import dev.portwright.phonenumber.NumberFilter;
import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import dev.portwright.porting.order.RemainingNumbersAction;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of ranges. */
final class RangeStore {
    private static final SqlText HOLDS =
            SqlText.of("(length(a.start_at) = length({number}) AND {number} BETWEEN a.start_at AND a.end_at)");

    private static final List<Filter> FILTERS =
            List.of(Filter.text("action", "a.action"), Filter.of("phone_number", RangeStore::holding));

    private static final SqlText COLUMNS = SqlText.of("""
            a.id, a.porting_order_id, a.start_at, a.end_at, a.action, a.country_code, a.phone_number_type, a.created_at""");

    private static final SqlText PAGE = SqlText.of("""
            SELECT {columns}
            FROM porting_associated_phone_number a
            WHERE a.account_id = {account} AND a.porting_order_id = {order} AND {filters}
            ORDER BY {sort} LIMIT {limit} OFFSET {offset}""").with("columns", COLUMNS);

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*) FROM porting_associated_phone_number a
            WHERE a.account_id = {account} AND a.porting_order_id = {order} AND {filters}""");

    private static final SqlText OF_ORDER = SqlText.of("""
            SELECT {columns}
            FROM porting_associated_phone_number a
            WHERE a.account_id = {account} AND a.porting_order_id = {order}
            ORDER BY a.created_at, a.id""").with("columns", COLUMNS);

    private RangeStore() {}

    private static SqlText holding(String text) {
        return SqlText.joined(
                " OR ",
                NumberFilter.whole("filter[phone_number]", text).stream()
                        .map(number -> HOLDS.with("number", number))
                        .toList());
    }

    static void insert(Tx tx, UUID accountId, Collection<AssociatedRange> ranges) {
        tx.sql("""
                        INSERT INTO porting_associated_phone_number
                            (id, account_id, porting_order_id, start_at, end_at, action, country_code, phone_number_type,
                             created_at)
                        SELECT w.id, ?, w.order_id, w.start_at, w.end_at, w.action, w.country, w.kind, w.created_at
                        FROM unnest(?, ?, ?, ?, ?, ?, ?, ?::timestamptz[])
                            AS w (id, order_id, start_at, end_at, action, country, kind, created_at)""")
                .set(accountId)
                .array("uuid", ranges, AssociatedRange::id)
                .array("uuid", ranges, AssociatedRange::orderId)
                .array("text", ranges, each -> each.range().first())
                .array("text", ranges, each -> each.range().last())
                .array("text", ranges, each -> each.action().word())
                .array("text", ranges, AssociatedRange::countryCode)
                .array("text", ranges, each -> each.phoneNumberType().wireName())
                .array("timestamptz", ranges, each -> each.createdAt().toString())
                .execute();
    }

    /** All ranges of an order, oldest first: there are not so many. */
    static List<AssociatedRange> ofOrder(Tx tx, UUID accountId, UUID orderId) {
        return tx.sql(OF_ORDER.with("account", accountId).with("order", orderId))
                .list(RangeStore::read);
    }

    static Optional<AssociatedRange> delete(Tx tx, UUID accountId, UUID orderId, UUID id) {
        return tx.sql("""
                        DELETE FROM porting_associated_phone_number a
                        WHERE a.account_id = ? AND a.porting_order_id = ? AND a.id = ?
                        RETURNING a.id, a.porting_order_id, a.start_at, a.end_at, a.action, a.country_code,
                                  a.phone_number_type, a.created_at""").set(accountId).set(orderId).set(id).one(RangeStore::read);
    }

    /** One page of an order's ranges, newest first unless the query says otherwise. */
    static Listed<AssociatedRange> list(Tx tx, UUID accountId, UUID orderId, Query query) {
        SqlText filters = Filter.where(FILTERS, query).text();
        boolean oldestFirst = query.text("sort").filter("created_at"::equals).isPresent();
        List<AssociatedRange> found = tx.sql(PAGE.with("account", accountId)
                        .with("order", orderId)
                        .with("filters", filters)
                        .with(
                                "sort",
                                oldestFirst
                                        ? SqlText.of("a.created_at, a.id")
                                        : SqlText.of("a.created_at DESC, a.id DESC"))
                        .with("limit", query.page().size() + 1)
                        .with("offset", query.page().offset()))
                .page(RangeStore::read);
        return Listed.of(
                found,
                query.page(),
                limit -> tx.sql(COUNT.with("account", accountId)
                                .with("order", orderId)
                                .with("filters", filters))
                        .one(Sql.Row::number)
                        .orElse(0L));
    }

    private static AssociatedRange read(Sql.Row row) {
        return new AssociatedRange(
                row.uuid(),
                row.uuid(),
                new NumberSpan(row.string(), row.string()),
                RemainingNumbersAction.of(row.string()),
                row.string(),
                PhoneNumberType.of(row.string()),
                row.instant());
    }
}
