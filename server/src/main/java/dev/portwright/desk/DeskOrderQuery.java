package dev.portwright.desk;

import dev.portwright.phonenumber.NumberFilter;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Filter.Bound;
import java.util.List;
import java.util.UUID;

/** The desk's list as its filters and page ask for it, in SQL. */
final class DeskOrderQuery {
    private static final String REQUEST = "request";
    private static final String WAITING = "waiting";

    /** Of {@code porting_order o} with its {@code desk_request d}, if it has one. */
    private static final List<Filter> FILTERS = List.of(
            Filter.text(REQUEST, "d.request"),
            Filter.bool(WAITING, "d.porting_order_id IS NOT NULL", "d.porting_order_id IS NULL"),
            Filter.uuid("account_id", "o.account_id"),
            Filter.text("status", "o.status"),
            Filter.time("created_at", "o.created_at", Bound.GTE, Bound.LTE),
            // Drafts do not show their keys, so they are not found by them.
            Filter.text("support_key", "o.support_key").and("o.status <> 'draft'"),
            Filter.of("phone_number", DeskOrderQuery::hasNumber));

    /** Filters that only orders with a request pass make an ordinary join of it; there the planner needs no help. */
    private static final SqlText PAGE = SqlText.of("""
            SELECT o.id
            FROM porting_order o
            LEFT JOIN desk_request d ON d.porting_order_id = o.id
            WHERE {filters}
            ORDER BY {order} LIMIT {limit} OFFSET {offset}""");

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*)
            FROM (SELECT 1
                  FROM porting_order o
                  LEFT JOIN desk_request d ON d.porting_order_id = o.id
                  WHERE {filters}
                  LIMIT {most}) counted""");

    private static final SqlText LONGEST_WAITING = SqlText.of("d.asked_at, d.porting_order_id");
    private static final SqlText NEWEST = SqlText.of("o.created_at DESC, o.id DESC");

    private final Where where;
    private final SqlText order;
    private final Page page;

    DeskOrderQuery(Query query) {
        page = query.page();
        where = Filter.where(FILTERS, query);
        boolean waiting = where.has(REQUEST) || query.bool("filter." + WAITING).orElse(false);
        order = waiting ? LONGEST_WAITING : NEWEST;
    }

    private static SqlText hasNumber(String number) {
        return SqlText.of(
                        "o.id IN (SELECT n.porting_order_id FROM porting_phone_number n WHERE n.phone_number = ANY ({numbers}))")
                .with("numbers", "text", NumberFilter.whole("filter[phone_number]", number));
    }

    Page page() {
        return page;
    }

    /** The ids of one page and, to see whether there is a next one, the first of that. */
    List<UUID> ids(Tx tx) {
        return tx.sql(PAGE.with("filters", where.text())
                        .with("order", order)
                        .with("limit", page.size() + 1)
                        .with("offset", page.offset()))
                .plannedEachTime()
                .list(Sql.Row::uuid);
    }

    /** How many orders match, counted no further than one above the limit. */
    long count(Tx tx, int limit) {
        return tx.sql(COUNT.with("filters", where.text()).with("most", limit + 1))
                .plannedEachTime()
                .one(Sql.Row::number)
                .orElse(0L);
    }
}
