package dev.portwright.porting.action;

import dev.portwright.requirement.ActionType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An action on the wire: schema {@code PortingActionRequirement}. */
record ActionJson(
        UUID id,
        String recordType,
        UUID portingOrderId,
        String requirementTypeId,
        ActionType actionType,
        ActionStatus status,
        @Nullable String actionUrl,
        @Nullable String cancelReason,
        Instant createdAt,
        Instant updatedAt) {

    /** The same for who decides: schema {@code DeskActionRequirement}. */
    record ForDesk(
            UUID id,
            String recordType,
            UUID accountId,
            UUID portingOrderId,
            String requirementTypeId,
            ActionType actionType,
            ActionStatus status,
            @Nullable Person params,
            @Nullable String cancelReason,
            Instant createdAt,
            Instant updatedAt) {}

    /** @param origin what the address of a page of this server begins with */
    static ActionJson of(ActionRequirement action, String origin) {
        String url = action.url();
        return new ActionJson(
                action.id(),
                "porting_action_requirement",
                action.orderId(),
                action.action().type(),
                action.action().action(),
                action.status(),
                url != null && url.startsWith("/") ? origin + url : url,
                action.cancelReason(),
                action.createdAt(),
                action.updatedAt());
    }

    static ForDesk forDesk(ActionRequirement action, @Nullable Person person) {
        return new ForDesk(
                action.id(),
                "porting_action_requirement",
                action.accountId(),
                action.orderId(),
                action.action().type(),
                action.action().action(),
                action.status(),
                person,
                action.cancelReason(),
                action.createdAt(),
                action.updatedAt());
    }
}
