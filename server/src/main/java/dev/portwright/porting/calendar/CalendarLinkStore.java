package dev.portwright.porting.calendar;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Listed;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows of calendar links. */
final class CalendarLinkStore {
    private static final String COLUMNS = "id, account_id, name, created_at, revoked_at";

    private static final SqlText PAGE = SqlText.of("SELECT " + COLUMNS + """
             FROM calendar_link WHERE account_id = {account}
            ORDER BY created_at DESC, id DESC LIMIT {limit} OFFSET {offset}""");

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*) FROM (SELECT 1 FROM calendar_link WHERE account_id = {account} LIMIT {most}) l""");

    private CalendarLinkStore() {}

    static void insert(Tx tx, CalendarLink link) {
        tx.sql("INSERT INTO calendar_link (id, account_id, name, created_at) VALUES (?, ?, ?, ?)")
                .set(link.id())
                .set(link.accountId())
                .set(link.name())
                .set(link.createdAt())
                .execute();
    }

    /** How many of an account work. */
    static int active(Tx tx, UUID accountId) {
        return tx.sql("SELECT count(*)::int FROM calendar_link WHERE account_id = ? AND revoked_at IS NULL")
                .set(accountId)
                .one(Sql.Row::integer)
                .orElse(0);
    }

    /** Deletes all but the newest of those that were revoked. */
    static void forgetOld(Tx tx, UUID accountId, int kept) {
        tx.sql("""
                        DELETE FROM calendar_link WHERE id IN (
                            SELECT id FROM calendar_link WHERE account_id = ? AND revoked_at IS NOT NULL
                            ORDER BY created_at DESC, id DESC OFFSET ?)""").set(accountId).set(kept).execute();
    }

    static Listed<CalendarLink> list(Db db, UUID accountId, Page page) {
        return Listed.read(
                db, page, PAGE.with("account", accountId), COUNT.with("account", accountId), CalendarLinkStore::link);
    }

    /** Takes a link back; empty when the account has none with this id. */
    static Optional<CalendarLink> revoke(Tx tx, UUID accountId, UUID id, Instant now) {
        return tx.sql("UPDATE calendar_link SET revoked_at = coalesce(revoked_at, ?)"
                        + " WHERE account_id = ? AND id = ? RETURNING " + COLUMNS)
                .set(now)
                .set(accountId)
                .set(id)
                .one(CalendarLinkStore::link);
    }

    /** Those of these links, by their ids, that still work: those of an account that is suspended do not. */
    static Map<UUID, CalendarLink> open(Tx tx, Collection<UUID> ids) {
        return tx.sql("SELECT " + COLUMNS + """
                         FROM calendar_link l WHERE id = ANY (?) AND revoked_at IS NULL
                        AND EXISTS (SELECT 1 FROM account a WHERE a.id = l.account_id AND a.suspended_at IS NULL)""").array("uuid", ids).list(CalendarLinkStore::link).stream()
                .collect(Collectors.toMap(CalendarLink::id, link -> link));
    }

    private static CalendarLink link(Sql.Row row) {
        return new CalendarLink(row.uuid(), row.uuid(), row.stringOrNull(), row.instant(), row.instantOrNull());
    }
}
