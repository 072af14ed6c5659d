package dev.portwright.resource.tag;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds the tags of an account, each once. */
@ApplicationScoped
class UserTagStore {
    /** How many are answered of one kind of thing. */
    private static final int MOST = 1_000;

    private static final SqlText TAGS = SqlText.of("""
            SELECT DISTINCT tag FROM ({all}) given WHERE starts_with(lower(tag), lower({start})) ORDER BY tag LIMIT {most}""");

    private static final SqlText OF_NUMBERS = SqlText.of("""
            SELECT unnest(n.tags) AS tag FROM inventory_number n
            WHERE n.account_id = {account} AND n.status = 'active' AND n.tags <> '{}'""");

    private static final SqlText OF_PROFILES = SqlText.of("""
            SELECT jsonb_array_elements_text(
                       CASE jsonb_typeof(r.body -> 'tags') WHEN 'array' THEN r.body -> 'tags' ELSE '[]' END) AS tag
            FROM resource r WHERE r.account_id = {account} AND r.kind = 'outbound_voice_profile'""");

    /** The tags of numbers that the account owns. */
    List<String> ofNumbers(Tx tx, UUID accountId, String start) {
        return tags(tx, OF_NUMBERS, accountId, start);
    }

    /** The tags of outbound voice profiles. */
    List<String> ofProfiles(Tx tx, UUID accountId, String start) {
        return tags(tx, OF_PROFILES, accountId, start);
    }

    private static List<String> tags(Tx tx, SqlText all, UUID accountId, String start) {
        return tx.sql(TAGS.with("all", all)
                        .with("account", accountId)
                        .with("start", start)
                        .with("most", MOST))
                .list(Sql.Row::string);
    }
}
