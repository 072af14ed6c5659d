package dev.portwright.requirement.group;

import dev.portwright.platform.db.Tx;
import dev.portwright.reference.Reference;
import dev.portwright.reference.ReferenceKind;
import dev.portwright.reference.ReferenceUser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Requirement groups name addresses as answers to requirements. */
@ApplicationScoped
class GroupsNameAddresses implements ReferenceUser {
    @Override
    public Optional<String> userOf(Tx tx, UUID accountId, Reference resource) {
        if (!resource.kind().equals(ReferenceKind.EMERGENCY_ADDRESS)) {
            return Optional.empty();
        }
        return tx.sql("""
                        SELECT id FROM requirement_group
                        WHERE account_id = ?
                        AND requirement_values @> jsonb_build_array(jsonb_build_object('field_value', ?::text))
                        LIMIT 1""").set(accountId).set(resource.id()).one(row -> "the requirement group " + row.uuid());
    }
}
