package dev.portwright.porting.book;

import dev.portwright.phonenumber.NumberFilter;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Filter.Bound;
import dev.portwright.platform.problem.ApiException;
import java.util.List;
import java.util.UUID;

/** The list of orders as its filters, sort and page ask for it, and what can be told of the rows from that. */
final class OrderListQuery {
    private static final String STATUS = "status";
    private static final String CREATED = "created_at";
    private static final String FOC = "activation_settings.foc_datetime_requested";
    private static final String DIGITS = "phone_numbers.phone_number.contains";

    /** Of {@code porting_order o}. */
    private static final List<Filter> FILTERS = List.of(
            Filter.text(STATUS, "o.status"),
            Filter.text("customer_reference", "o.customer_reference"),
            Filter.text("customer_group_reference", "o.customer_group_reference"),
            // Drafts do not show their keys, so they are not found by them.
            Filter.text("parent_support_key", "o.parent_support_key").and("o.status <> 'draft'"),
            // The id of a group is the same key, which answers about drafts have beside them.
            Filter.text("porting_order_group_id", "o.parent_support_key"),
            Filter.code("phone_numbers.country_code", "o.country_code"),
            Filter.text("phone_numbers.carrier_name", "o.carrier_name"),
            Filter.text("misc.type", "o.misc_type"),
            Filter.text("end_user.admin.entity_name", "o.entity_name"),
            Filter.text("end_user.admin.auth_person_name", "o.auth_person_name"),
            Filter.bool("activation_settings.fast_port_eligible", "o.fast_port_eligible"),
            Filter.time(FOC, "o.foc_datetime_requested", Bound.GT, Bound.LT),
            Filter.time(CREATED, "o.created_at", Bound.GTE, Bound.LTE),
            Filter.of(DIGITS, OrderListQuery::hasNumberWith));

    /** From how many skipped orders on a page is far. */
    private static final int FAR = 500;

    private final UUID accountId;
    private final Where where;
    private final List<String> statuses;
    private final String sort;
    private final Page page;

    /**
     * Reads a query that was held against the API description.
     *
     * @throws ApiException 422 when a filter's value cannot be looked for
     */
    OrderListQuery(UUID accountId, Query query) {
        this.accountId = accountId;
        this.page = query.page();
        this.sort = query.text("sort").orElse("-created_at");
        this.where = Filter.where(FILTERS, query);
        this.statuses = query.texts("filter." + STATUS).stream().distinct().toList();
    }

    private static SqlText hasNumberWith(String part) {
        return SqlText.of("""
                EXISTS (SELECT 1 FROM porting_phone_number n
                        WHERE n.porting_order_id = o.id AND {part})""")
                .with(
                        "part",
                        NumberFilter.part(
                                "filter[phone_numbers.phone_number][contains]", part, SqlText.of("n.phone_number")));
    }

    UUID accountId() {
        return accountId;
    }

    SqlText filters() {
        return where.text();
    }

    /** Ties are broken by the id, so that pages do not overlap. */
    SqlText order() {
        return switch (sort) {
            case "created_at" -> SqlText.of("o.created_at, o.id");
            case FOC -> SqlText.of("o.foc_datetime_requested, o.created_at DESC, o.id DESC");
            case "-" + FOC -> SqlText.of("o.foc_datetime_requested DESC NULLS LAST, o.created_at DESC, o.id DESC");
            default -> SqlText.of("o.created_at DESC, o.id DESC");
        };
    }

    Page page() {
        return page;
    }

    /** True for a page before which many orders are skipped. */
    boolean isFar() {
        return page.offset() >= FAR;
    }

    /**
     * True for filters of which PostgreSQL cannot tell how many orders pass all of them, or where these stand in the
     * order asked for: several at a time, digits of a number, or a range of times while the order is another.
     */
    boolean mayMatchFew() {
        boolean byFoc = sort.endsWith(FOC);
        return where.size() - where.size(CREATED) > 1
                || where.has(DIGITS)
                || (where.has(FOC) && !byFoc)
                || (where.has(CREATED) && byFoc);
    }

    /** The statuses asked for, each once; empty for all. */
    List<String> statuses() {
        return statuses;
    }
}
