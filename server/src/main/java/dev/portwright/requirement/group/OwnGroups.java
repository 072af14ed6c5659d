package dev.portwright.requirement.group;

import dev.portwright.account.AccountLock;
import dev.portwright.phonenumber.Territories;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.requirement.RequirementRule;
import dev.portwright.requirement.RequirementType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the owners of requirement groups do with them. */
@ApplicationScoped
class OwnGroups {
    /** How many an account has at most. */
    static final int MOST = 1_000;

    private final Db db;
    private final RequirementGroups groups;
    private final GroupStore store;
    private final GroupValues values;
    private final Instance<GroupListener> listeners;
    private final Ids ids;
    private final Clock clock;

    OwnGroups(
            Db db,
            RequirementGroups groups,
            GroupValues values,
            Instance<GroupListener> listeners,
            Ids ids,
            Clock clock) {
        this.db = db;
        this.groups = groups;
        this.store = groups.store();
        this.values = values;
        this.listeners = listeners;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws ApiException 422 with what is wrong with the body, or when the account has {@value #MOST} groups */
    RequirementGroup add(Tx tx, UUID accountId, CheckedBody body) {
        Problems problems = Problems.startingWith(body.problems());
        JsonNode given = body.usable();
        String country =
                Territories.ruledBy(given.path("country_code").asString("").toUpperCase(Locale.ROOT));
        String type = given.path("phone_number_type").asString("");
        String action = given.path("action").asString("");
        boolean named = !country.isEmpty() && !type.isEmpty() && !action.isEmpty();
        Optional<RequirementRule> rule = named ? groups.rule(country, type, action) : Optional.empty();
        if (named && rule.isEmpty()) {
            problems.add(ProblemCode.UNPROCESSABLE.because(
                    "Nothing is known that would be asked for: %s of %s %s numbers. See /v2/requirements for what is."
                            .formatted(action, country, type)));
        }
        Instant now = clock.instant();
        List<RequirementGroup.Value> answers = rule.isEmpty()
                ? List.of()
                : values.read(
                        tx, accountId, rule.get(), List.of(), given.path("regulatory_requirements"), now, problems);
        problems.throwIfAny();
        AccountLock.take(tx, accountId);
        if (GroupStore.count(tx, accountId) >= MOST) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("The account has " + MOST
                    + " requirement groups, which is as many as it can have. Delete some first."));
        }
        RequirementGroup group = RequirementGroup.unapproved(
                ids.next(), accountId, country, type, action, reference(given, null), answers, now);
        store.insert(tx, group);
        return group;
    }

    /**
     * Changes the values of a group, of which nothing is decided then.
     *
     * @throws ApiException 404 when there is no such group, 422 with what is wrong with the body, or when other values are
     *     given while the desk looks at those it has
     */
    RequirementGroup edit(Tx tx, UUID accountId, UUID id, CheckedBody body) {
        RequirementGroup old = lock(tx, accountId, id);
        Problems problems = Problems.startingWith(body.problems());
        JsonNode given = body.usable();
        Instant now = clock.instant();
        List<RequirementGroup.Value> answers = groups.rule(old)
                .map(rule -> values.read(
                        tx, accountId, rule, old.values(), given.path("regulatory_requirements"), now, problems))
                .orElse(old.values());
        if (old.status() == GroupStatus.PENDING_APPROVAL && !answers.equals(old.values())) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    GroupValues.LIST,
                    "The values are being looked at. They can be changed once the group is approved or declined."));
        }
        problems.throwIfAny();
        RequirementGroup edited = old.with(reference(given, old.customerReference()), answers, now);
        store.update(tx, edited);
        return edited;
    }

    private static @Nullable String reference(JsonNode given, @Nullable String old) {
        JsonNode reference = given.path("customer_reference");
        return reference.isMissingNode() ? old : reference.asStringOpt().orElse(null);
    }

    /**
     * Asks for the approval of a group. One that waits already stays as it is.
     *
     * @throws ApiException 404 when there is no such group, 422 with everything that is missing of it, or when it is
     *     approved already
     */
    RequirementGroup submit(Tx tx, UUID accountId, UUID id) {
        RequirementGroup old = lock(tx, accountId, id);
        if (old.status() == GroupStatus.PENDING_APPROVAL) {
            return old;
        }
        Optional<RequirementRule> rule = groups.rule(old);
        GroupStatus status = groups.status(old);
        if (status == GroupStatus.APPROVED) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("The group is approved already."));
        }
        if (rule.isPresent() && old.hasOld(clock.instant(), rule.get())) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                    GroupValues.LIST,
                    "A document of the group is too old: see its expires_at. Give another one first."));
        }
        Problems problems = new Problems();
        rule.ifPresent(asked -> old.lacking(asked).forEach(i -> problems.add(missing(asked, i))));
        problems.throwIfAny();
        RequirementGroup group = old.submitted(clock.instant());
        store.update(tx, group);
        listeners.forEach(listener -> listener.submitted(tx, group));
        return group;
    }

    private static Problem missing(RequirementRule rule, int index) {
        RequirementType type = rule.items().get(index).type();
        return ProblemCode.MISSING_PARAMETER.at(
                GroupValues.LIST + "/" + index + "/field_value",
                "Give a value for the requirement: " + type.name() + " (requirement_id " + type.id() + ").");
    }

    /** @throws ApiException 404 when there is no such group */
    RequirementGroup remove(UUID accountId, UUID id) {
        return db.transaction(tx -> {
            RequirementGroup group = lock(tx, accountId, id);
            store.delete(tx, group);
            return group;
        });
    }

    private RequirementGroup lock(Tx tx, UUID accountId, UUID id) {
        return store.lock(tx, accountId, id).orElseThrow(RequirementGroups::notFound);
    }
}
