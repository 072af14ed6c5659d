package dev.portwright.requirement.group;

import dev.portwright.document.DocumentLinks;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The requirement groups of each account, for who uses them. */
@ApplicationScoped
public class RequirementGroups {
    private final GroupStore store;
    private final RequirementCatalog catalog;
    private final Clock clock;

    public RequirementGroups(Sealer sealer, RequirementCatalog catalog, DocumentLinks documents, Clock clock) {
        this.store = new GroupStore(sealer, catalog, documents);
        this.catalog = catalog;
        this.clock = clock;
    }

    GroupStore store() {
        return store;
    }

    /** The account's group with this id. */
    public Optional<RequirementGroup> find(Tx tx, UUID accountId, UUID id) {
        return store.find(tx, accountId, id);
    }

    /** The same, kept from changing and from being deleted until the transaction ends. */
    public Optional<RequirementGroup> hold(Tx tx, UUID accountId, UUID id) {
        return store.lock(tx, accountId, id);
    }

    /** The account that has the group with this id: for those who work for all accounts. */
    public Optional<UUID> owner(Tx tx, UUID id) {
        return GroupStore.accountOf(tx, id);
    }

    /** Adds the group unless there is one with its id. */
    public void ensure(Tx tx, RequirementGroup group) {
        store.insert(tx, group);
    }

    /** What is asked for now of what the group is for, if anything. */
    public Optional<RequirementRule> rule(RequirementGroup group) {
        return rule(group.countryCode(), group.phoneNumberType(), group.action());
    }

    Optional<RequirementRule> rule(String countryCode, String phoneNumberType, String action) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return catalog.rule(countryCode, phoneNumberType, action, catalog.versionOn(countryCode, today));
    }

    /** How far the group is by now. */
    public GroupStatus status(RequirementGroup group) {
        return group.statusAt(clock.instant(), rule(group));
    }

    /** The same for a group of another account and for one that does not exist. */
    public static ApiException notFound() {
        return new ApiException(ProblemCode.NOT_FOUND.in("id", "There is no requirement group with this id."));
    }
}
