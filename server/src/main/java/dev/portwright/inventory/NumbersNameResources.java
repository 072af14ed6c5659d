package dev.portwright.inventory;

import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.reference.NamedInColumns;
import dev.portwright.reference.Reference;
import dev.portwright.reference.ReferenceUser;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Numbers that the account owns name what they are set up with. */
@ApplicationScoped
@Priority(1)
class NumbersNameResources implements ReferenceUser {
    private static final NamedInColumns NUMBERS = new NamedInColumns(SqlText.of("""
            SELECT phone_number FROM inventory_number
            WHERE account_id = {account} AND status = 'active' AND {column} IS NOT NULL AND lower({column}) = {id}
            LIMIT 1"""));

    @Override
    public Optional<String> userOf(Tx tx, UUID accountId, Reference resource) {
        return NUMBERS.find(tx, accountId, resource).map(number -> "the number " + number);
    }
}
