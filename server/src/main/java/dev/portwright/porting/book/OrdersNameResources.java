package dev.portwright.porting.book;

import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.reference.NamedInColumns;
import dev.portwright.reference.Reference;
import dev.portwright.reference.ReferenceKind;
import dev.portwright.reference.ReferenceUser;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Orders name what their numbers will be set up with, and addresses as answers to requirements. Those that are over name it no
 * longer.
 *
 * <p>They are asked before the numbers: an order that is over because it is ported has landed its numbers by then.
 */
@ApplicationScoped
@Priority(2)
class OrdersNameResources implements ReferenceUser {
    private static final NamedInColumns ORDERS = new NamedInColumns(SqlText.of("""
            SELECT id::text FROM porting_order
            WHERE account_id = {account} AND {column} IS NOT NULL AND lower({column}) = {id}
            AND status NOT IN ('ported', 'cancelled')
            LIMIT 1"""));

    /** Looks at every order under way of the account that has requirements: addresses are seldom deleted. */
    private static final SqlText ANSWERED = SqlText.of("""
            SELECT id::text FROM porting_order
            WHERE account_id = {account} AND status NOT IN ('ported', 'cancelled')
            AND requirements @> jsonb_build_array(jsonb_build_object('field_value', {id}::text))
            LIMIT 1""");

    @Override
    public Optional<String> userOf(Tx tx, UUID accountId, Reference resource) {
        return ORDERS.find(tx, accountId, resource)
                .or(() -> asAnswer(tx, accountId, resource))
                .map(id -> "the porting order " + id);
    }

    private static Optional<String> asAnswer(Tx tx, UUID accountId, Reference resource) {
        return resource.kind().equals(ReferenceKind.EMERGENCY_ADDRESS)
                ? tx.sql(ANSWERED.with("account", accountId).with("id", resource.id()))
                        .one(row -> row.string())
                : Optional.empty();
    }
}
