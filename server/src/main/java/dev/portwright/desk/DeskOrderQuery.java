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
    private static final String ASKED = "asked_at";
    private static final String FOC = "foc_datetime_actual";

    /** What the desk works on: the index {@code porting_order_under_way} has these orders and no others. */
    private static final String UNDER_WAY =
            "o.status IN ('in-process', 'submitted', 'exception', 'foc-date-confirmed', 'cancel-pending')";

    /** Of {@code porting_order o} with its {@code desk_request d} and its {@code desk_sheet s}, where it has them. */
    static final List<Filter> FILTERS = List.of(
            Filter.text(REQUEST, "d.request"),
            Filter.bool(WAITING, "d.porting_order_id IS NOT NULL", "d.porting_order_id IS NULL"),
            Filter.uuid("account_id", "o.account_id"),
            Filter.text("status", "o.status"),
            Filter.time("created_at", "o.created_at", Bound.GTE, Bound.LTE),
            Filter.time("asked_at", "d.asked_at", Bound.GTE, Bound.LTE),
            Filter.time("foc_datetime_requested", "o.foc_datetime_requested", Bound.GTE, Bound.LTE)
                    .and(UNDER_WAY),
            Filter.time("foc_datetime_actual", "o.foc_datetime_actual", Bound.GTE, Bound.LTE)
                    .and(UNDER_WAY),
            Filter.text("carrier_name", "o.carrier_name").and(UNDER_WAY),
            Filter.code("country_code", "o.country_code").and(UNDER_WAY),
            Filter.of("exception_code", DeskOrderQuery::isInException),
            Filter.bool("claimed", "p.id IS NOT NULL", "p.id IS NULL"),
            Filter.uuid("claimed_by", "p.id"),
            Filter.text("carrier_order_number", "s.carrier_order_number"),
            // Drafts do not show their keys, so they are not found by them.
            Filter.text("support_key", "o.support_key").and("o.status <> 'draft'"),
            Filter.of("phone_number", DeskOrderQuery::hasNumber));

    /** Filters that only orders with a request pass make an ordinary join of it; there the planner needs no help. */
    private static final SqlText PAGE = SqlText.of("""
            SELECT o.id
            FROM porting_order o
            LEFT JOIN desk_request d ON d.porting_order_id = o.id
            LEFT JOIN desk_sheet s ON s.porting_order_id = o.id
            LEFT JOIN operator p ON p.id = s.claimed_by AND p.removed_at IS NULL
            WHERE {filters}
            ORDER BY {order} LIMIT {limit} OFFSET {offset}""");

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*)
            FROM (SELECT 1
                  FROM porting_order o
                  LEFT JOIN desk_request d ON d.porting_order_id = o.id
                  LEFT JOIN desk_sheet s ON s.porting_order_id = o.id
            LEFT JOIN operator p ON p.id = s.claimed_by AND p.removed_at IS NULL
                  WHERE {filters}
                  LIMIT {most}) counted""");

    private final Where where;
    private final SqlText order;
    private final Page page;

    DeskOrderQuery(Query query) {
        page = query.page();
        where = Filter.where(FILTERS, query);
        String sort = query.text("sort").orElse(onlyWaiting(where, query) ? ASKED : "-created_at");
        order = order(sort);
        if (sort.endsWith(ASKED)) {
            where.and(ASKED, SqlText.of("d.porting_order_id IS NOT NULL"));
        } else if (sort.endsWith(FOC)) {
            where.and(FOC, SqlText.of(UNDER_WAY));
        }
    }

    /** True when only orders pass the filters that the desk is asked to do something with. */
    static boolean onlyWaiting(Where where, Query query) {
        return where.has(REQUEST)
                || where.has(ASKED)
                || query.bool("filter." + WAITING).orElse(false);
    }

    /** Ties are broken by the id, so that pages do not overlap. */
    private static SqlText order(String sort) {
        return switch (sort) {
            case ASKED -> SqlText.of("d.asked_at, d.porting_order_id");
            case "-" + ASKED -> SqlText.of("d.asked_at DESC, d.porting_order_id DESC");
            case FOC -> SqlText.of("o.foc_datetime_actual, o.id");
            case "-" + FOC -> SqlText.of("o.foc_datetime_actual DESC NULLS LAST, o.id DESC");
            case "created_at" -> SqlText.of("o.created_at, o.id");
            default -> SqlText.of("o.created_at DESC, o.id DESC");
        };
    }

    private static SqlText isInException(String code) {
        return SqlText.of("""
                        o.status = 'exception'
                        AND EXISTS (SELECT 1 FROM jsonb_array_elements(o.status_details) x WHERE x ->> 'code' = {code})""").with("code", code);
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
