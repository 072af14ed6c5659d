package dev.portwright.resource.tag;

import dev.portwright.platform.db.Db;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lists the tags of an account. */
@ApplicationScoped
class UserTagService {
    private final Db db;
    private final UserTagStore tags;

    UserTagService(Db db, UserTagStore tags) {
        this.db = db;
        this.tags = tags;
    }

    /** @param start what they start with; empty for all */
    UserTags list(UUID accountId, String start) {
        return db.read(tx -> new UserTags(tags.ofProfiles(tx, accountId, start), tags.ofNumbers(tx, accountId, start)));
    }
}
