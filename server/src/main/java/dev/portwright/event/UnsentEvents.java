package dev.portwright.event;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Events that would have been sent, had their order had a {@code webhook_url}. */
@ApplicationScoped
public class UnsentEvents {
    private static final List<Filter> FILTERS =
            List.of(Filter.text("event_type", "e.event_type"), Filter.uuid("porting_order_id", "e.porting_order_id"));

    private final Db db;
    private final EventFeed feed;

    UnsentEvents(Db db, EventFeed feed) {
        this.db = db;
        this.feed = feed;
    }

    /**
     * One page of them, newest first. Whatever was written before the call has its place by then.
     *
     * @throws ApiException 422 when a filter's value cannot be looked for
     */
    public Listed<FedEvent> list(UUID accountId, Query query) {
        Where filters = Filter.where(FILTERS, query);
        Page page = query.page();
        feed.catchUp();
        return EventFeedStore.unsent(db, accountId, filters.text(), page);
    }
}
