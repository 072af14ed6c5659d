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
    private static final List<Filter> FILTERS =
            List.of(Filter.idOrPart("email", "m.email"), Filter.idOrPart("organization_name", "a.name"));

    private static final List<Filter> OPERATORS_FILTERS =
            List.of(Filter.uuid("account_id", "m.id"), Filter.uuid("manager_account_id", "m.account_id"));

    private static final SqlText NEWEST_FIRST = SqlText.of("m.created_at DESC, m.id DESC");
    private static final SqlText OLDEST_FIRST = SqlText.of("m.created_at, m.id");
    private static final SqlText NOT_DISABLED = SqlText.of("a.suspended_at IS NULL AND {filters}");

    /** Reads a query of {@code ListManagedAccounts}. */
    static ManagedAccountQuery of(Query query) {
        SqlText filters = Filter.where(FILTERS, query).text();
        boolean all = query.bool("include_cancelled_accounts").orElse(false);
        boolean oldestFirst = query.text("sort").orElse("desc").equals("asc");
        return new ManagedAccountQuery(
                all ? filters : NOT_DISABLED.with("filters", filters),
                oldestFirst ? OLDEST_FIRST : NEWEST_FIRST,
                query.page());
    }

    /** Reads a query of {@code ListAllManagedAccounts}. */
    static ManagedAccountQuery ofOperator(Query query) {
        return new ManagedAccountQuery(Filter.where(OPERATORS_FILTERS, query).text(), NEWEST_FIRST, query.page());
    }
}
