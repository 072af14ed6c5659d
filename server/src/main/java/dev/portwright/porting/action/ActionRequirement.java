package dev.portwright.porting.action;

import dev.portwright.requirement.RequirementRule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action that an order needs. What nobody has initiated has no row: it is made of the order and its country's rule, and its id
 * is the same whenever that is done.
 *
 * @param url where it is done, with a host or, for a page of this server, without; null when there is nothing to be done there
 * @param person sealed; null unless it is pending
 */
record ActionRequirement(
        UUID id,
        UUID accountId,
        UUID orderId,
        RequirementRule.Action action,
        ActionStatus status,
        @Nullable String url,
        @Nullable String cancelReason,
        byte @Nullable [] person,
        Instant createdAt,
        Instant updatedAt) {

    /** The id of an action of an order. */
    static UUID idOf(UUID orderId, RequirementRule.Action action) {
        String name = "portwright action " + action.action().word() + " of " + orderId;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII));
    }

    static ActionRequirement created(UUID accountId, UUID orderId, RequirementRule.Action action, Instant orderedAt) {
        return new ActionRequirement(
                idOf(orderId, action),
                accountId,
                orderId,
                action,
                ActionStatus.CREATED,
                null,
                null,
                null,
                orderedAt,
                orderedAt);
    }

    ActionRequirement pending(@Nullable String where, byte[] whose, Instant now) {
        return new ActionRequirement(
                id, accountId, orderId, action, ActionStatus.PENDING, where, null, whose, createdAt, now);
    }

    /** Decided on. Whose identity it was is of no use any more. */
    ActionRequirement decided(ActionStatus verdict, @Nullable String reason, Instant now) {
        return new ActionRequirement(
                id,
                accountId,
                orderId,
                action,
                verdict,
                null,
                verdict == ActionStatus.CANCELLED ? reason : null,
                null,
                createdAt,
                now);
    }

    /** The same of another order, which came of this one's. */
    ActionRequirement of(UUID part) {
        return new ActionRequirement(
                idOf(part, action), accountId, part, action, status, url, cancelReason, person, createdAt, updatedAt);
    }
}
