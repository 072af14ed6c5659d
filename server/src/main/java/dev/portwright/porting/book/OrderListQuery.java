package dev.portwright.porting.book;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.page.TimeBetween;
import dev.portwright.platform.page.Total;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.time.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The list of orders as its filters, sort and page ask for it, in SQL. */
final class OrderListQuery {

    @FunctionalInterface
    private interface Parameter {
        void set(Sql sql);
    }

    /** From how many skipped orders on a page is far. */
    private static final int FAR = 500;

    private final StringBuilder where = new StringBuilder(" WHERE o.account_id = ?");
    private final List<Parameter> parameters = new ArrayList<>();
    private final String order;
    private final Page page;
    private List<String> severalStatuses = List.of();
    private boolean focRange;
    private int created;

    OrderListQuery(UUID accountId, Query query) {
        this.page = query.page();
        this.order = order(query.text("sort").orElse("-created_at"));
        parameters.add(sql -> sql.set(accountId));
        List<String> statuses = query.texts("filter.status").stream().distinct().toList();
        if (statuses.size() == 1) {
            equal("o.status", statuses.getFirst());
        } else if (!statuses.isEmpty()) {
            severalStatuses = statuses;
            add("o.status = ANY (?)", sql -> sql.array("text", statuses));
        }
        equal(query, "filter.customer_reference", "o.customer_reference");
        equal(query, "filter.customer_group_reference", "o.customer_group_reference");
        query.text("filter.parent_support_key").ifPresent(key -> {
            equal("o.parent_support_key", key);
            // Drafts do not show their keys, so they are not found by them.
            where.append(" AND o.status <> 'draft'");
        });
        equal(query, "filter.phone_numbers.country_code", "o.country_code");
        equal(query, "filter.phone_numbers.carrier_name", "o.carrier_name");
        equal(query, "filter.misc.type", "o.misc_type");
        equal(query, "filter.end_user.admin.entity_name", "o.entity_name");
        equal(query, "filter.end_user.admin.auth_person_name", "o.auth_person_name");
        query.bool("filter.activation_settings.fast_port_eligible")
                .ifPresent(value -> add("o.fast_port_eligible = ?", sql -> sql.set(value)));
        requestedFoc(query, "gt", ">");
        requestedFoc(query, "lt", "<");
        created(TimeBetween.of(query, "created_at"));
        query.text("filter.phone_numbers.phone_number.contains").ifPresent(this::contains);
    }

    /** Ties are broken by the id, so that pages do not overlap. */
    private static String order(String sort) {
        return switch (sort) {
            case "created_at" -> "o.created_at, o.id";
            case "activation_settings.foc_datetime_requested" ->
                "o.foc_datetime_requested, o.created_at DESC, o.id DESC";
            case "-activation_settings.foc_datetime_requested" ->
                "o.foc_datetime_requested DESC NULLS LAST, o.created_at DESC, o.id DESC";
            default -> "o.created_at DESC, o.id DESC";
        };
    }

    Page page() {
        return page;
    }

    String fromWhere() {
        return " FROM porting_order o" + where;
    }

    String orderLimit() {
        return " ORDER BY " + order + " LIMIT ? OFFSET ?";
    }

    /**
     * {@link #fromWhere} with {@link #orderLimit}. Far pages find their orders by the index alone first: an order that
     * is skipped is not read, and its numbers even less.
     */
    String fromPage() {
        return page.offset() < FAR
                ? fromWhere() + orderLimit()
                : " FROM (SELECT o.id" + fromWhere() + orderLimit()
                        + ") page JOIN porting_order o ON o.id = page.id ORDER BY " + order;
    }

    /**
     * True for filters of which PostgreSQL cannot tell how many orders pass all of them, or where these stand in the
     * order asked for: several at a time, or a range of times while the order is another.
     */
    boolean mayMatchFew() {
        boolean byFoc = order.startsWith("o.foc_datetime_requested");
        return parameters.size() - created > 2 || (focRange && !byFoc) || (created > 0 && byFoc);
    }

    /**
     * The same as {@link #fromWhere} with {@link #orderLimit} for few matches: finds all of them by the filters, then
     * sorts. Left to itself PostgreSQL would walk along the order until a page is full, if need be to the other end.
     * {@code page.matches} counts them; where it is above {@link Total#COUNTED_AT_MOST} they are not few, and the page
     * is any.
     */
    String fromFew() {
        return " FROM (WITH matching AS MATERIALIZED (SELECT o.id, o.created_at, o.foc_datetime_requested"
                + fromWhere() + " LIMIT " + (Total.COUNTED_AT_MOST + 1)
                + ") SELECT o.id, (SELECT count(*) FROM matching) AS matches FROM matching o" + orderLimit()
                + ") page JOIN porting_order o ON o.id = page.id ORDER BY " + order;
    }

    /** True when several statuses are asked for. */
    boolean hasSeveralStatuses() {
        return !severalStatuses.isEmpty();
    }

    /**
     * The same as {@link #fromWhere} with {@link #orderLimit} for several statuses: takes the first orders of each from
     * its end of the index, then the first of these. Left to itself PostgreSQL would sort all orders of the statuses.
     */
    String fromEachStatus() {
        return " FROM (SELECT o.id FROM unnest(?) s (status) CROSS JOIN LATERAL ("
                + "SELECT o.id, o.created_at, o.foc_datetime_requested" + fromWhere()
                + " AND o.status = s.status ORDER BY " + order + " LIMIT " + (page.offset() + page.size() + 1) + ") o"
                + orderLimit() + ") page JOIN porting_order o ON o.id = page.id ORDER BY " + order;
    }

    /** Sets the parameter that {@link #fromEachStatus} has before the others. */
    void setStatuses(Sql sql) {
        sql.array("text", severalStatuses);
    }

    void setParameters(Sql sql) {
        for (Parameter parameter : parameters) {
            parameter.set(sql);
        }
    }

    /** One more than the page holds, to see whether there is a next one. */
    void setLimit(Sql sql) {
        sql.set(page.size() + 1).set(page.offset());
    }

    private void equal(Query query, String key, String column) {
        query.text(key).ifPresent(value -> equal(column, value));
    }

    private void equal(String column, String value) {
        add(column + " = ?", sql -> sql.set(value));
    }

    private void requestedFoc(Query query, String name, String operator) {
        query.text("filter.activation_settings.foc_datetime_requested." + name).ifPresent(text -> {
            Instant instant = Times.parse(text)
                    .orElseThrow(() -> new ApiException(ProblemCode.INVALID_TYPE.in(
                            "filter[activation_settings.foc_datetime_requested][" + name + "]",
                            "The value must be an ISO 8601 date and time of the years 1900 to 9999.")));
            add("o.foc_datetime_requested " + operator + " ?", sql -> sql.set(instant));
            focRange = true;
        });
    }

    private void created(TimeBetween wanted) {
        int before = parameters.size();
        if (wanted.from() != null) {
            add("o.created_at >= ?", sql -> sql.set(wanted.from()));
        }
        if (wanted.to() != null) {
            add("o.created_at <= ?", sql -> sql.set(wanted.to()));
        }
        created = parameters.size() - before;
    }

    private void contains(String part) {
        String digits = part.replaceAll("[^0-9+]", "");
        if (digits.isEmpty()) {
            throw new ApiException(ProblemCode.INVALID_PHONE_NUMBER.in(
                    "filter[phone_numbers.phone_number][contains]", "Give digits of the number to look for."));
        }
        add(
                "EXISTS (SELECT 1 FROM porting_phone_number n WHERE n.porting_order_id = o.id AND n.phone_number LIKE ?)",
                sql -> sql.set("%" + digits + "%"));
    }

    private void add(String condition, Parameter parameter) {
        where.append(" AND ").append(condition);
        parameters.add(parameter);
    }
}
