package dev.portwright.event;

import dev.portwright.account.Caller;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.http.Listed;
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

    /** One page of the account's events, newest first. */
    Listed<StoredEvent> list(Caller caller, EventFilter filter, Page page) {
        return db.readPage(
                page.size(),
                connection -> Listed.of(
                        EventStore.list(connection, caller.accountId(), filter, page),
                        page,
                        limit -> EventStore.count(connection, caller.accountId(), filter, limit)));
    }

    /**
     * The event with this id.
     *
     * @throws ApiException 404 when the account has no such event
     */
    StoredEvent get(Caller caller, UUID id) {
        return db.read(connection -> EventStore.find(connection, caller.accountId(), id)
                .orElseThrow(() ->
                        new ApiException(ProblemCode.NOT_FOUND.in("id", "There is no porting event with this id."))));
    }
}
