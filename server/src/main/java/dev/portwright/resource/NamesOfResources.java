package dev.portwright.resource;

import dev.portwright.platform.db.SqlText;
import dev.portwright.reference.ResourceNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads names where the kinds have them: no kind has two of these attributes. */
@ApplicationScoped
class NamesOfResources implements ResourceNames {
    private static final SqlText NAME = SqlText.of("""
            coalesce(r.body ->> 'connection_name', r.body ->> 'application_name', r.body ->> 'friendly_name',
                     r.body ->> 'name')""");

    private static final SqlText ONE = SqlText.of(
                    "(SELECT {name} FROM resource r WHERE r.account_id = {account} AND r.family = {family} AND r.id = {id})")
            .with("name", NAME);

    /** The collation is that of the columns which name them, so that these are found by their indexes. */
    private static final SqlText ALL = SqlText.of("""
            (SELECT r.id COLLATE "default" AS id, {name} AS name FROM resource r
             WHERE r.account_id = {account} AND r.family = {family})""").with("name", NAME);

    @Override
    public SqlText nameOf(String kind, SqlText account, SqlText id) {
        return ONE.with("family", kind).with("account", account).with("id", id);
    }

    @Override
    public SqlText all(String kind, UUID accountId) {
        return ALL.with("family", kind).with("account", accountId);
    }
}
