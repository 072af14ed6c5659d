package dev.portwright.requirement.group;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Looks requirement groups up. */
@ApplicationScoped
class GroupLists {
    /** How many groups an answer has when the client does not say. */
    static final int USUAL = 250;

    /** What the groups of an account and those of all are found by. */
    private static final List<Filter> COMMON = List.of(
            Filter.code("country_code", "g.country_code"),
            Filter.text("phone_number_type", "g.phone_number_type"),
            Filter.text("action", "g.action"));

    /** Of the status only that which is kept: groups expire without anybody touching them. */
    private static final List<Filter> OWN = List.of(
            COMMON.get(0),
            COMMON.get(1),
            COMMON.get(2),
            Filter.text("customer_reference", "g.customer_reference"),
            Filter.text("status", "g.status").as(GroupLists::kept));

    private static final List<Filter> DESK = List.of(
            COMMON.get(0),
            COMMON.get(1),
            COMMON.get(2),
            Filter.uuid("account_id", "g.account_id"),
            Filter.text("status", "g.status"));

    private final Db db;
    private final GroupStore store;
    private final RequirementGroups groups;

    GroupLists(Db db, RequirementGroups groups) {
        this.db = db;
        this.store = groups.store();
        this.groups = groups;
    }

    /** @throws dev.portwright.platform.problem.ApiException 404 when the account has no such group */
    RequirementGroup get(UUID accountId, UUID id) {
        return db.read(tx -> store.find(tx, accountId, id)).orElseThrow(RequirementGroups::notFound);
    }

    /** One page of the account's groups, newest first. */
    List<RequirementGroup> list(UUID accountId, Query query) {
        Page page = new Page(query.integer("page.number", 1), query.integer("page.size", USUAL));
        SqlText filters = Filter.where(OWN, query).text();
        List<String> statuses = query.texts("filter.status");
        if (statuses.isEmpty()) {
            return db.read(tx -> store.list(tx, accountId, filters, page));
        }
        return db.readPage(
                OwnGroups.MOST,
                tx -> store.list(
                        tx,
                        accountId,
                        filters,
                        group -> statuses.contains(groups.status(group).word()),
                        page));
    }

    /** The status that a group with this one has in its row. */
    private static String kept(String shown) {
        GroupStatus status = GroupStatus.of(shown);
        boolean since = status == GroupStatus.EXPIRED || status == GroupStatus.NO_LONGER_ELIGIBLE;
        return (since ? GroupStatus.APPROVED : status).word();
    }

    /** One page of the groups of all accounts, those that have waited longest first. */
    Listed<RequirementGroup> listOfAllAccounts(Query query) {
        return store.listOfAllAccounts(db, Filter.where(DESK, query).text(), query.page());
    }
}
