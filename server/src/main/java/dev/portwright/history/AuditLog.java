package dev.portwright.history;

import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What has happened to everything that an account has and had. */
@ApplicationScoped
class AuditLog {
    private static final List<Filter> FILTERS = List.of(
            Filter.of(
                    "created_before",
                    text -> SqlText.of("occurred_at < {time}")
                            .with("time", Filter.instant("filter[created_before]", text))),
            Filter.of(
                    "created_after",
                    text -> SqlText.of("occurred_at > {time}")
                            .with("time", Filter.instant("filter[created_after]", text))));

    private static final SqlText NEWEST_FIRST = SqlText.of("occurred_at DESC, id DESC");
    private static final SqlText OLDEST_FIRST = SqlText.of("occurred_at, id");

    private final Db db;

    AuditLog(Db db) {
        this.db = db;
    }

    /**
     * One page, newest entry first unless it is asked for otherwise.
     *
     * @throws ApiException 422 when a filter's value cannot be looked for
     */
    Listed<Change> list(UUID accountId, Query query) {
        boolean oldestFirst = query.text("sort").orElse("desc").equals("asc");
        return AuditLogStore.list(
                db,
                accountId,
                Filter.where(FILTERS, query).text(),
                oldestFirst ? OLDEST_FIRST : NEWEST_FIRST,
                query.page());
    }
}
