package dev.portwright.porting.book;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Total;
import dev.portwright.porting.order.NumberedOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the list of an account's orders, each kind of filter in the way that is fast for it. */
@ApplicationScoped
class OrderListStore {
    private static final SqlText NEAR_PAGE = SqlText.of("""
            SELECT {columns}
            FROM porting_order o
            WHERE o.account_id = {account} AND {filters}
            ORDER BY {order} LIMIT {limit} OFFSET {offset}""");

    /** Finds its orders by the index alone first: one that is skipped is not read, and its numbers even less. */
    private static final SqlText FAR_PAGE = SqlText.of("""
            SELECT {columns}
            FROM (SELECT o.id
                  FROM porting_order o
                  WHERE o.account_id = {account} AND {filters}
                  ORDER BY {order} LIMIT {limit} OFFSET {offset}) page
            JOIN porting_order o ON o.id = page.id
            ORDER BY {order}""");

    /**
     * Takes the first orders of each status from its end of the index, then the first of these. Left to itself
     * PostgreSQL would sort all orders of the statuses.
     */
    private static final SqlText PAGE_OF_STATUSES = SqlText.of("""
            SELECT {columns}
            FROM (SELECT o.id
                  FROM unnest({statuses}) s (status)
                  CROSS JOIN LATERAL (
                      SELECT o.id, o.created_at, o.foc_datetime_requested
                      FROM porting_order o
                      WHERE o.account_id = {account} AND {filters} AND o.status = s.status
                      ORDER BY {order} LIMIT {reached}) o
                  ORDER BY {order} LIMIT {limit} OFFSET {offset}) page
            JOIN porting_order o ON o.id = page.id
            ORDER BY {order}""");

    /**
     * Finds all matches by the filters, then sorts. Left to itself PostgreSQL would walk along the order until a page is
     * full, if need be to the other end. {@code page.matches} counts them; where it is above {@link
     * Total#COUNTED_AT_MOST} they are not few, and the page is any.
     */
    private static final SqlText PAGE_OF_FEW = SqlText.of("""
            SELECT {columns}, page.matches
            FROM (WITH matching AS MATERIALIZED (
                      SELECT o.id, o.created_at, o.foc_datetime_requested
                      FROM porting_order o
                      WHERE o.account_id = {account} AND {filters}
                      LIMIT {few})
                  SELECT o.id, (SELECT count(*) FROM matching) AS matches
                  FROM matching o
                  ORDER BY {order} LIMIT {limit} OFFSET {offset}) page
            JOIN porting_order o ON o.id = page.id
            ORDER BY {order}""");

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*)
            FROM (SELECT 1
                  FROM porting_order o
                  WHERE o.account_id = {account} AND {filters}
                  LIMIT {most}) counted""");

    private final EndUserSecrets secrets;

    OrderListStore(EndUserSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * One page of the list and, to see whether there is a next one, its first entry.
     *
     * @param counted how many orders match, at most one above {@link Total#COUNTED_AT_MOST}; null when they were not
     *     counted on the way
     */
    record Found(List<NumberedOrder> entries, @Nullable Long counted) {}

    private record Counted(NumberedOrder entry, long matches) {}

    Found list(Tx tx, OrderListQuery query, boolean withNumbers) {
        if (!query.mayMatchFew()) {
            return new Found(any(tx, query, withNumbers), null);
        }
        SqlText text = PAGE_OF_FEW.with("few", Total.COUNTED_AT_MOST + 1);
        List<Counted> few =
                page(tx, text, query, withNumbers).page(row -> new Counted(entry(row, withNumbers), row.number()));
        if (few.isEmpty() && query.page().offset() <= Total.COUNTED_AT_MOST) {
            return new Found(List.of(), null);
        }
        long matches =
                few.isEmpty() ? Total.COUNTED_AT_MOST + 1 : few.getFirst().matches();
        return new Found(
                matches <= Total.COUNTED_AT_MOST
                        ? few.stream().map(Counted::entry).toList()
                        : any(tx, query, withNumbers),
                matches);
    }

    /** However many orders match. */
    private List<NumberedOrder> any(Tx tx, OrderListQuery query, boolean withNumbers) {
        SqlText text = query.isFar() ? FAR_PAGE : NEAR_PAGE;
        if (query.statuses().size() > 1) {
            Page page = query.page();
            text = PAGE_OF_STATUSES
                    .with("statuses", "text", query.statuses())
                    .with("reached", page.offset() + page.size() + 1);
        }
        return page(tx, text, query, withNumbers).page(row -> entry(row, withNumbers));
    }

    private static Sql page(Tx tx, SqlText text, OrderListQuery query, boolean withNumbers) {
        return tx.sql(asked(text, query)
                        .with("columns", withNumbers ? PortingOrderStore.WITH_NUMBERS : OrderColumn.SELECTED)
                        .with("order", query.order())
                        .with("limit", query.page().size() + 1)
                        .with("offset", query.page().offset()))
                .plannedEachTime();
    }

    private static SqlText asked(SqlText text, OrderListQuery query) {
        return text.with("account", query.accountId()).with("filters", query.filters());
    }

    private NumberedOrder entry(Sql.Row row, boolean withNumbers) {
        return new NumberedOrder(
                PortingOrderRow.read(row, secrets), withNumbers ? PhoneNumberStore.embedded(row) : List.of());
    }

    /** How many orders match, counted no further than one above the limit. */
    long count(Tx tx, OrderListQuery query, int limit) {
        return tx.sql(asked(COUNT, query).with("most", limit + 1))
                .plannedEachTime()
                .one(Sql.Row::number)
                .orElse(0L);
    }
}
