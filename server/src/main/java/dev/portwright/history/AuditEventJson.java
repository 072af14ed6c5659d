package dev.portwright.history;

import dev.portwright.account.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema {@code AuditLog}. */
record AuditEventJson(
        UUID id,
        @Nullable UUID userId,
        String recordType,
        UUID resourceId,
        @Nullable String alternateResourceId,
        String changeMadeBy,
        List<FieldChange> changes,
        UUID organizationId,
        String changeType,
        Instant createdAt) {

    record FieldChange(
            String field, @Nullable Object to, @Nullable Object from) {
        static FieldChange of(AttributeChange change) {
            return new FieldChange(change.attribute(), change.newValue(), change.oldValue());
        }
    }

    static AuditEventJson of(Change change) {
        Actor actor = change.actor();
        return new AuditEventJson(
                change.id(),
                // Of the desk's people the owner hears that it was the desk.
                actor.type() == Actor.Type.USER ? actor.userId() : null,
                "audit_event",
                change.subject().id(),
                null,
                madeBy(actor),
                change.changes().stream().map(FieldChange::of).toList(),
                change.accountId(),
                type(change.action()),
                change.occurredAt());
    }

    /**
     * The published words tell who is who in an organisation. Whoever has a key of the account is its owner here; whoever
     * was let in without one, by a sharing token or a correction link, is one of the organisation; and the platform is the
     * desk, the losing carrier that speaks through it, and what the product does by itself.
     */
    private static String madeBy(Actor actor) {
        return switch (actor.type()) {
            case USER -> actor.userId() == null ? "organization_member" : "account_owner";
            case END_CUSTOMER -> "organization_member";
            case OPERATOR, CARRIER, SYSTEM -> "telnyx";
        };
    }

    private static String type(Change.Action action) {
        return switch (action) {
            case CREATED -> "create";
            case UPDATED, STATUS_CHANGED, SPLIT -> "update";
            case DELETED -> "delete";
        };
    }
}
