package dev.portwright.porting.book;

import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.reference.NamedInColumns;
import dev.portwright.reference.Reference;
import dev.portwright.reference.ReferenceUser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Orders name what their numbers will be set up with. Those that are over name it no longer. */
@ApplicationScoped
class OrdersNameResources implements ReferenceUser {
    private static final NamedInColumns ORDERS = new NamedInColumns(SqlText.of("""
            SELECT id::text FROM porting_order
            WHERE account_id = {account} AND {column} IS NOT NULL AND lower({column}) = {id}
            AND status NOT IN ('ported', 'cancelled')
            LIMIT 1"""));

    @Override
    public Optional<String> userOf(Tx tx, UUID accountId, Reference resource) {
        return ORDERS.find(tx, accountId, resource).map(id -> "the porting order " + id);
    }
}
