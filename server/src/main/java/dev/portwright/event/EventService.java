package dev.portwright.event;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds and lists events. They stay when the order they tell of is deleted. */
@ApplicationScoped
class EventService {
    private final Db db;

    EventService(Db db) {
        this.db = db;
    }

    /**
     * One page of the account's events, newest first.
     *
     * @throws ApiException 422 when a filter's value cannot be looked for
     */
    Listed<StoredEvent> list(UUID accountId, Query query) {
        Where filters = Filter.where(EventStore.FILTERS, query);
        Page page = query.page();
        return db.readPage(
                page.size(),
                tx -> Listed.of(
                        EventStore.list(tx, accountId, filters, page),
                        page,
                        limit -> EventStore.count(tx, accountId, filters, limit)));
    }

    /**
     * The event with this id.
     *
     * @throws ApiException 404 when the account has no such event
     */
    StoredEvent get(UUID accountId, UUID id) {
        return db.read(tx -> EventStore.find(tx, accountId, id)
                .orElseThrow(() ->
                        new ApiException(ProblemCode.NOT_FOUND.in("id", "There is no porting event with this id."))));
    }
}
