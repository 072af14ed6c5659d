package dev.portwright.requirement.group;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides on requirement groups that wait for approval, of all accounts. */
@ApplicationScoped
public class GroupDecisions {
    private final GroupStore store;
    private final Clock clock;

    GroupDecisions(RequirementGroups groups, Clock clock) {
        this.store = groups.store();
        this.clock = clock;
    }

    /** What comes of a group. */
    private interface Decision {
        RequirementGroup of(RequirementGroup group, Instant now);
    }

    /**
     * Approves a group that waits for that; one that is approved already stays as it is.
     *
     * @param operatorId who decides, where that is known
     * @throws ApiException 404 when there is no such group, 422 when it does not wait for approval
     */
    public RequirementGroup approve(Tx tx, UUID id, @Nullable UUID operatorId) {
        return decide(tx, id, GroupStatus.APPROVED, (group, now) -> group.approved(now, operatorId));
    }

    /**
     * Declines a group that waits for approval; one that is declined already stays as it is.
     *
     * @param reason what its owner is told
     * @param operatorId who decides, where that is known
     * @throws ApiException 404 when there is no such group, 422 when it does not wait for approval
     */
    public RequirementGroup decline(Tx tx, UUID id, String reason, @Nullable UUID operatorId) {
        return decide(tx, id, GroupStatus.DECLINED, (group, now) -> group.declined(now, operatorId, reason));
    }

    private RequirementGroup decide(Tx tx, UUID id, GroupStatus decided, Decision decision) {
        RequirementGroup old = store.lockOfAnyAccount(tx, id).orElseThrow(RequirementGroups::notFound);
        if (old.status() == decided) {
            return old;
        }
        if (old.status() != GroupStatus.PENDING_APPROVAL) {
            throw new ApiException(
                    ProblemCode.UNPROCESSABLE.because("Groups are decided on while they wait for approval; this one is "
                            + old.status().word() + "."));
        }
        RequirementGroup group = decision.of(old, clock.instant());
        store.update(tx, group);
        return group;
    }

    /** The group that waits for approval with this id, of whichever account, kept from changing until the transaction ends. */
    public Optional<RequirementGroup> holdWaiting(Tx tx, UUID id) {
        return store.lockOfAnyAccount(tx, id).filter(group -> group.status() == GroupStatus.PENDING_APPROVAL);
    }
}
