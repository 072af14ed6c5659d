package dev.portwright.resource;

import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.page.Listed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lists of resources. */
@ApplicationScoped
class ResourceLists {
    private final Db db;

    ResourceLists(Db db) {
        this.db = db;
    }

    /**
     * One page of the resources that a kind shows.
     *
     * @throws dev.portwright.platform.problem.ApiException when the page lies too far behind, or a filter cannot be used
     */
    Listed<Resource> list(UUID accountId, Kind kind, Query query) {
        ResourceSearch search = ResourceSearch.of(accountId, kind, query);
        return db.readPage(search.pageSize(), tx -> {
            Listed<Resource> listed = search.listed(tx);
            ResourceStore.count(tx, kind, accountId, listed.entries());
            return listed;
        });
    }
}
