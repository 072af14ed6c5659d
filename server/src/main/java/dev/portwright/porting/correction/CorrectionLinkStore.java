package dev.portwright.porting.correction;

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

/** Rows of correction links. */
final class CorrectionLinkStore {
    private static final String COLUMNS =
            "id, account_id, porting_order_id, confirms, created_at, expires_at, revoked_at, corrected_at";

    private static final SqlText PAGE = SqlText.of("SELECT " + COLUMNS + """
             FROM correction_link WHERE account_id = {account} AND porting_order_id = {order}
            ORDER BY created_at DESC, id DESC LIMIT {limit} OFFSET {offset}""");

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*) FROM (SELECT 1 FROM correction_link
                                  WHERE account_id = {account} AND porting_order_id = {order} LIMIT {most}) l""");

    /** Says of a row {@code l} whether it opens its order at a time. Those of an account that is suspended open nothing. */
    private static final String WORKS = """
             revoked_at IS NULL AND expires_at > ?
            AND EXISTS (SELECT 1 FROM account a WHERE a.id = l.account_id AND a.suspended_at IS NULL)""";

    private CorrectionLinkStore() {}

    static void insert(Tx tx, CorrectionLink link) {
        tx.sql("""
                        INSERT INTO correction_link
                            (id, account_id, porting_order_id, confirms, created_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?)""")
                .set(link.id())
                .set(link.accountId())
                .set(link.orderId())
                .set(link.confirms())
                .set(link.createdAt())
                .set(link.expiresAt())
                .execute();
    }

    /** How many links open an order. */
    static int active(Tx tx, UUID accountId, UUID orderId, Instant now) {
        return tx.sql("""
                        SELECT count(*)::int FROM correction_link
                        WHERE account_id = ? AND porting_order_id = ? AND revoked_at IS NULL AND expires_at > ?""")
                .set(accountId)
                .set(orderId)
                .set(now)
                .one(Sql.Row::integer)
                .orElse(0);
    }

    /** Deletes all but the newest of those that open nothing any more. */
    static void forgetOld(Tx tx, UUID accountId, UUID orderId, Instant now, int kept) {
        tx.sql("""
                        DELETE FROM correction_link WHERE id IN (
                            SELECT id FROM correction_link
                            WHERE account_id = ? AND porting_order_id = ? AND (revoked_at IS NOT NULL OR expires_at <= ?)
                            ORDER BY created_at DESC, id DESC OFFSET ?)""").set(accountId).set(orderId).set(now).set(kept).execute();
    }

    static Listed<CorrectionLink> list(Db db, UUID accountId, UUID orderId, Page page) {
        return Listed.read(
                db,
                page,
                PAGE.with("account", accountId).with("order", orderId),
                COUNT.with("account", accountId).with("order", orderId),
                CorrectionLinkStore::link);
    }

    /** Takes a link back; empty when the order has none with this id. */
    static Optional<CorrectionLink> revoke(Tx tx, UUID accountId, UUID orderId, UUID id, Instant now) {
        return tx.sql("UPDATE correction_link SET revoked_at = coalesce(revoked_at, ?)"
                        + " WHERE account_id = ? AND porting_order_id = ? AND id = ? RETURNING " + COLUMNS)
                .set(now)
                .set(accountId)
                .set(orderId)
                .set(id)
                .one(CorrectionLinkStore::link);
    }

    /** Those of these links, by their ids, that still open their order. */
    static Map<UUID, CorrectionLink> open(Tx tx, Collection<UUID> ids, Instant now) {
        return tx
                .sql("SELECT " + COLUMNS + " FROM correction_link l WHERE id = ANY (?) AND" + WORKS)
                .array("uuid", ids)
                .set(now)
                .list(CorrectionLinkStore::link)
                .stream()
                .collect(Collectors.toMap(CorrectionLink::id, link -> link));
    }

    /** Notes that a link was used; false when it was used that often before, or taken back meanwhile. */
    static boolean use(Tx tx, CorrectionLink link, Instant now, int most) {
        return tx.sql("""
                                UPDATE correction_link l SET corrected_at = ?, corrections = corrections + 1
                                WHERE account_id = ? AND id = ? AND corrections < ? AND""" + WORKS)
                        .set(now)
                        .set(link.accountId())
                        .set(link.id())
                        .set(most)
                        .set(now)
                        .execute()
                == 1;
    }

    /** Notes that a file comes by a link; false when so many came before, or it was taken back meanwhile. */
    static boolean countUpload(Tx tx, CorrectionLink link, Instant now, int most) {
        return tx.sql("""
                                UPDATE correction_link l SET uploads = uploads + 1
                                WHERE account_id = ? AND id = ? AND uploads < ? AND""" + WORKS)
                        .set(link.accountId())
                        .set(link.id())
                        .set(most)
                        .set(now)
                        .execute()
                == 1;
    }

    private static CorrectionLink link(Sql.Row row) {
        return new CorrectionLink(
                row.uuid(),
                row.uuid(),
                row.uuid(),
                row.bool(),
                row.instant(),
                row.instant(),
                row.instantOrNull(),
                row.instantOrNull());
    }
}
