package dev.portwright.resource.messaging;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Counts the numbers that have messaging profiles. */
@ApplicationScoped
class ProfileNumbersStore {
    private static final SqlText OWN =
            SqlText.of("r.account_id = {account} AND r.family = 'messaging_profile' AND r.kind = 'messaging_profile'");

    private static final SqlText ROWS = SqlText.of("""
            SELECT r.id, (SELECT count(*) FROM inventory_number n
                          WHERE n.account_id = r.account_id AND n.status = 'active' AND n.messaging_profile_id IS NOT NULL
                          AND lower(n.messaging_profile_id) = r.id COLLATE "default")
            FROM resource r WHERE {own} AND {which}""").with("own", OWN);

    private static final SqlText PAGE = SqlText.of(
                    "{rows} ORDER BY r.created_at DESC, r.uid DESC LIMIT {limit} OFFSET {offset}")
            .with("rows", ROWS);

    private static final SqlText COUNT = SqlText.of(
                    "SELECT count(*) FROM (SELECT 1 FROM resource r WHERE {own} AND {which} LIMIT {most}) counted")
            .with("own", OWN);

    private static final SqlText ALL = SqlText.of("true");
    private static final SqlText ONE = SqlText.of("r.id = {id}");

    /** The profile; empty when the account has none with this id. */
    Optional<ProfileNumbers> find(Tx tx, UUID accountId, String id) {
        return tx.sql(ROWS.with("which", ONE).with("account", accountId).with("id", id))
                .one(ProfileNumbersStore::profile);
    }

    /** The profiles of one page, newest first, and one more when there is a next page. */
    List<ProfileNumbers> list(Tx tx, UUID accountId, Optional<String> id, Page page) {
        return tx.sql(PAGE.with("which", which(id))
                        .with("account", accountId)
                        .with("limit", page.size() + 1)
                        .with("offset", page.offset()))
                .page(ProfileNumbersStore::profile);
    }

    /** How many there are, counted up to one above the limit. */
    long count(Tx tx, UUID accountId, Optional<String> id, int limit) {
        return tx.sql(COUNT.with("which", which(id)).with("account", accountId).with("most", limit + 1))
                .one(Sql.Row::number)
                .orElse(0L);
    }

    private static SqlText which(Optional<String> id) {
        return id.map(one -> ONE.with("id", one)).orElse(ALL);
    }

    private static ProfileNumbers profile(Sql.Row row) {
        return new ProfileNumbers(row.string(), row.number());
    }
}
