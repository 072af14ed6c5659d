package dev.portwright.reference;

import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds who names a resource in a table with a column for each kind that an order may name. */
public final class NamedInColumns {
    private static final Map<String, SqlText> COLUMNS = Map.of(
            ReferenceKind.CONNECTION, SqlText.of("connection_id"),
            ReferenceKind.BILLING_GROUP, SqlText.of("billing_group_id"),
            ReferenceKind.EMERGENCY_ADDRESS, SqlText.of("emergency_address_id"),
            ReferenceKind.MESSAGING_PROFILE, SqlText.of("messaging_profile_id"));

    private final SqlText query;

    /** @param query answers one text; it has places for the {@code account}, the {@code column} and the {@code id} */
    public NamedInColumns(SqlText query) {
        this.query = query;
    }

    /** What the query answers for a resource; empty when there is no column for its kind. */
    public Optional<String> find(Tx tx, UUID accountId, Reference resource) {
        return Optional.ofNullable(COLUMNS.get(resource.kind()))
                .flatMap(column -> tx.sql(query.with("account", accountId)
                                .with("column", column)
                                .with("id", resource.id()))
                        .one(row -> row.string()));
    }
}
