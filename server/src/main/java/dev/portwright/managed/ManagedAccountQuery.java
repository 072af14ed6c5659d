package dev.portwright.managed;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.page.Filter;
import java.util.List;

/**
 * A list of managed accounts as its filters, sort and page ask for it.
 *
 * @param filters conditions on {@code managed_account m} and its {@code account a}
 */
record ManagedAccountQuery(SqlText filters, SqlText order, Page page) {
    private static final List<Filter> FILTERS = List.of(
            Filter.textOrPart("email", "m.email"),
            Filter.textOrPart("organization_name", "a.name"),
            Filter.of("status", ManagedAccountQuery::stands));

    private static final List<Filter> OPERATORS_FILTERS =
            List.of(Filter.uuid("account_id", "m.id"), Filter.uuid("manager_account_id", "m.account_id"));

    private static final SqlText NEWEST_FIRST = SqlText.of("m.created_at DESC, m.id DESC");
    private static final SqlText ENABLED = SqlText.of("a.suspended_at IS NULL");
    private static final SqlText BOTH = SqlText.of("{one} AND {other}");

    /** Reads a query of {@code ListManagedAccounts}. */
    static ManagedAccountQuery of(Query query) {
        SqlText filters = Filter.where(FILTERS, query).text();
        boolean whatever = query.bool("include_cancelled_accounts").orElse(false)
                || query.text("filter.status").isPresent();
        return new ManagedAccountQuery(
                whatever ? filters : BOTH.with("one", ENABLED).with("other", filters),
                order(query.text("sort").orElse("desc")),
                query.page());
    }

    private static SqlText order(String sort) {
        return switch (sort) {
            case "asc", "created_at" -> SqlText.of("m.created_at, m.id");
            case "email" -> SqlText.of("lower(m.email), m.id");
            case "-email" -> SqlText.of("lower(m.email) DESC, m.id DESC");
            default -> NEWEST_FIRST;
        };
    }

    /** Nothing is cancelled here but by disabling it, and blocked is what the operator has suspended. */
    private static SqlText stands(String status) {
        return switch (status) {
            case "active", "enabled" -> ENABLED;
            case "cancelled", "disabled" -> SqlText.of("a.suspended_at IS NOT NULL");
            case "blocked" -> SqlText.of("a.suspended_at IS NOT NULL AND NOT a.suspended_by_manager");
            default -> SqlText.of("true");
        };
    }

    /** Reads a query of {@code ListAllManagedAccounts}. */
    static ManagedAccountQuery ofOperator(Query query) {
        return new ManagedAccountQuery(Filter.where(OPERATORS_FILTERS, query).text(), NEWEST_FIRST, query.page());
    }
}
