package dev.portwright.desk;

import dev.portwright.desk.DeskCounts.Group;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Total;
import dev.portwright.porting.book.CarrierGateway.Request;
import dev.portwright.porting.order.PortingOrderStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the desk's list as its filters ask for it, each kind no further than one above {@link Total#COUNTED_AT_MOST}. */
final class DeskCountQuery {
    private static final String BY_REQUEST = "request";
    private static final String BY_STATUS = "status";

    /** From its end of an index each status is counted by itself, so that one that is large costs no more than the bound. */
    private static final SqlText STATUSES = SqlText.of("""
            SELECT 'status', r.word, counted.orders, NULL::timestamptz
            FROM unnest({statuses}) r (word)
            CROSS JOIN LATERAL (
                SELECT count(*) AS orders
                FROM (SELECT 1
                      FROM porting_order o
                      LEFT JOIN desk_request d ON d.porting_order_id = o.id
                      LEFT JOIN desk_sheet s ON s.porting_order_id = o.id
                      LEFT JOIN operator p ON p.id = s.claimed_by AND p.removed_at IS NULL
                      WHERE {filters} AND o.status = r.word
                      LIMIT {most}) found) counted""");

    /** Where only orders pass that wait, they are found by what is asked. */
    private static final SqlText STATUSES_OF_WAITING = SqlText.of("""
            SELECT 'status', r.word, count(found.status), NULL::timestamptz
            FROM unnest({statuses}) r (word)
            LEFT JOIN (SELECT o.status
                       FROM desk_request d
                       JOIN porting_order o ON o.id = d.porting_order_id
                       LEFT JOIN desk_sheet s ON s.porting_order_id = o.id
                       LEFT JOIN operator p ON p.id = s.claimed_by AND p.removed_at IS NULL
                       WHERE {filters}
                       LIMIT {most_waiting}) found ON found.status = r.word
            GROUP BY r.word""");

    /** What is asked is counted from the requests, beside which orders are read only where a filter is about them. */
    private static final SqlText COUNTS = SqlText.of("""
            SELECT 'request', r.word, counted.orders, counted.oldest
            FROM unnest({requests}) r (word)
            CROSS JOIN LATERAL (
                SELECT count(*) AS orders, min(found.asked_at) AS oldest
                FROM (SELECT d.asked_at
                      FROM desk_request d
                      LEFT JOIN porting_order o ON o.id = d.porting_order_id
                      LEFT JOIN desk_sheet s ON s.porting_order_id = d.porting_order_id
                      LEFT JOIN operator p ON p.id = s.claimed_by AND p.removed_at IS NULL
                      WHERE {filters} AND d.request = r.word
                      ORDER BY d.asked_at LIMIT {most}) found) counted
            UNION ALL
            {statuses}
            UNION ALL
            SELECT 'overdue', 'overdue', count(*), min(found.foc_datetime_actual)
            FROM (SELECT o.foc_datetime_actual
                  FROM porting_order o
                  LEFT JOIN desk_request d ON d.porting_order_id = o.id
                  LEFT JOIN desk_sheet s ON s.porting_order_id = o.id
                  LEFT JOIN operator p ON p.id = s.claimed_by AND p.removed_at IS NULL
                  WHERE {filters} AND o.status = 'foc-date-confirmed' AND o.foc_datetime_actual <= {now}
                  ORDER BY o.foc_datetime_actual LIMIT {most}) found""");

    private static final int MOST = Total.COUNTED_AT_MOST + 1;

    private static final List<String> REQUEST_WORDS =
            Arrays.stream(Request.values()).map(Request::word).toList();

    private static final List<String> STATUS_WORDS = Arrays.stream(PortingOrderStatus.values())
            .map(PortingOrderStatus::word)
            .toList();

    /** Of as many waiting orders the statuses are counted; where there are more, each status may have more too. */
    private static final int MOST_WAITING = MOST * STATUS_WORDS.size();

    private record Row(String by, String word, long counted, Group group) {}

    private DeskCountQuery() {}

    static DeskCounts count(Tx tx, Query query, Instant now) {
        Where where = Filter.where(DeskOrderQuery.FILTERS, query);
        SqlText statuses = DeskOrderQuery.onlyWaiting(where, query)
                ? STATUSES_OF_WAITING.with("most_waiting", MOST_WAITING)
                : STATUSES.with("most", MOST);
        List<Row> rows = tx.sql(COUNTS.with("statuses", statuses.with("statuses", "text", STATUS_WORDS))
                        .with("requests", "text", REQUEST_WORDS)
                        .with("filters", where.text())
                        .with("now", now)
                        .with("most", MOST))
                .plannedEachTime()
                .list(DeskCountQuery::row);
        Map<Request, Group> byRequest = new EnumMap<>(Request.class);
        Map<PortingOrderStatus, Group> byStatus = new EnumMap<>(PortingOrderStatus.class);
        Group overdue = Group.NONE;
        for (Row row : rows) {
            switch (row.by()) {
                case BY_REQUEST -> byRequest.put(Request.of(row.word()), row.group());
                case BY_STATUS -> byStatus.put(PortingOrderStatus.of(row.word()), row.group());
                default -> overdue = row.group();
            }
        }
        if (rows.stream()
                        .filter(row -> row.by().equals(BY_STATUS))
                        .mapToLong(Row::counted)
                        .sum()
                >= MOST_WAITING) {
            byStatus.replaceAll((status, group) -> group.atLeast());
        }
        Group waiting = byRequest.values().stream().reduce(Group.NONE, Group::and);
        return new DeskCounts(waiting, byRequest, byStatus, overdue);
    }

    private static Row row(Sql.Row row) {
        String by = row.string();
        String word = row.string();
        long counted = row.number();
        return new Row(by, word, counted, Group.of(counted, row.instantOrNull()));
    }
}
