package dev.portwright.message;

import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The messages that a sandbox has sent, or would send if it could. */
@ApplicationScoped
class SandboxMessages {
    private final Db db;

    SandboxMessages(Db db) {
        this.db = db;
    }

    /** One page of the account's messages, newest first. */
    Listed<Message> list(UUID accountId, Query query) {
        Where filters = Filter.where(MessageStore.FILTERS, query);
        return MessageStore.list(db, accountId, filters, query.page());
    }
}
