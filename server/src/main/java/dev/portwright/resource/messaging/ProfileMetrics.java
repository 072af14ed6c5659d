package dev.portwright.resource.messaging;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What can be counted of messaging profiles, and what they have besides numbers. */
@ApplicationScoped
class ProfileMetrics {
    private final Db db;
    private final ProfileNumbersStore store;

    ProfileMetrics(Db db, ProfileNumbersStore store) {
        this.db = db;
        this.store = store;
    }

    /**
     * The numbers of one profile.
     *
     * @throws ApiException 404 when the account has no such profile
     */
    ProfileNumbers get(UUID accountId, String id) {
        return db.read(tx -> store.find(tx, accountId, id))
                .orElseThrow(() -> new ApiException(
                        ProblemCode.NOT_FOUND.in("id", "There is no messaging profile with this id in your account.")));
    }

    /** One page of the numbers of all profiles, or of the one that the query names. */
    Listed<ProfileNumbers> list(UUID accountId, Query query) {
        Page page = query.page();
        Optional<String> id = query.text("id").map(given -> given.toLowerCase(Locale.ROOT));
        return db.readPage(
                page.size(),
                tx -> Listed.of(
                        store.list(tx, accountId, id, page), page, limit -> store.count(tx, accountId, id, limit)));
    }

    /**
     * The short codes of a profile: there is nothing here by which an account comes to one.
     *
     * @throws ApiException 404 when the account has no such profile
     */
    Listed<ProfileNumbers> shortCodes(UUID accountId, String id, Page page) {
        get(accountId, id);
        return Listed.counted(List.of(), page, 0);
    }
}
