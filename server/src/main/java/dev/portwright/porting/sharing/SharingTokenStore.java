package dev.portwright.porting.sharing;

import dev.portwright.account.Caller;
import dev.portwright.account.Share;
import dev.portwright.account.SharePermission;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows of sharing tokens. */
final class SharingTokenStore {
    private static final SqlText OF_ORDER = SqlText.of("""
            FROM sharing_token WHERE account_id = {account} AND porting_order_id = {order} AND expires_at > {now}""");

    private SharingTokenStore() {}

    static void insert(Tx tx, SharingToken token) {
        tx.sql("""
                        INSERT INTO sharing_token
                            (id, account_id, porting_order_id, user_id, may_read, may_update, expires_in_seconds,
                             created_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .set(token.id())
                .set(token.accountId())
                .set(token.orderId())
                .set(token.userId())
                .set(token.permissions().contains(SharePermission.READ))
                .set(token.permissions().contains(SharePermission.UPDATE))
                .set(token.seconds())
                .set(token.createdAt())
                .set(token.expiresAt())
                .execute();
    }

    /** Who have these tokens, by their ids, but for those that are over, or whose order is cancelled. */
    static Map<UUID, Caller> callers(Tx tx, Collection<UUID> ids, Instant now) {
        return tx
                .sql("""
                        SELECT t.account_id, t.user_id, t.id, a.suspended_at IS NOT NULL, t.porting_order_id,
                            t.may_read, t.may_update, t.expires_at
                        FROM sharing_token t
                        JOIN account a ON a.id = t.account_id
                        JOIN porting_order o ON o.account_id = t.account_id AND o.id = t.porting_order_id
                        WHERE t.id = ANY (?) AND t.expires_at > ? AND o.status <> 'cancelled'""")
                .array("uuid", ids)
                .set(now)
                .list(row -> new Caller(
                        row.uuid(),
                        row.uuid(),
                        row.uuid(),
                        row.bool(),
                        new Share(row.uuid(), permissions(row.bool(), row.bool()), row.instant())))
                .stream()
                .collect(Collectors.toMap(Caller::apiKeyId, caller -> caller));
    }

    /** One page of those that are not over, newest first, and, to see whether there is a next one, its first entry. */
    static List<SharingToken> list(Tx tx, UUID accountId, UUID orderId, Instant now, Page page) {
        return tx.sql(SqlText.of("""
                                SELECT id, account_id, porting_order_id, user_id, may_read, may_update,
                                    expires_in_seconds, created_at, expires_at
                                {of_order} ORDER BY created_at DESC, id DESC LIMIT {limit} OFFSET {offset}""")
                        .with("of_order", ofOrder(accountId, orderId, now))
                        .with("limit", page.size() + 1)
                        .with("offset", page.offset()))
                .page(SharingTokenStore::token);
    }

    /** How many of an order are not over. */
    static long count(Tx tx, UUID accountId, UUID orderId, Instant now) {
        return tx.sql(SqlText.of("SELECT count(*) {of_order}").with("of_order", ofOrder(accountId, orderId, now)))
                .one(Sql.Row::number)
                .orElse(0L);
    }

    private static SqlText ofOrder(UUID accountId, UUID orderId, Instant now) {
        return OF_ORDER.with("account", accountId).with("order", orderId).with("now", now);
    }

    /** False when the order has none with this id that is not over. */
    static boolean delete(Tx tx, UUID accountId, UUID orderId, UUID id, Instant now) {
        return tx.sql("""
                                DELETE FROM sharing_token
                                WHERE account_id = ? AND porting_order_id = ? AND id = ? AND expires_at > ?""").set(accountId).set(orderId).set(id).set(now).execute() == 1;
    }

    /** Where one is that is over, and its order. */
    record Over(UUID accountId, UUID orderId) {}

    /** Takes one away whose time is over; empty when there is none with this id. */
    static Optional<Over> takeOver(Tx tx, UUID id, Instant now) {
        return tx.sql(
                        "DELETE FROM sharing_token WHERE id = ? AND expires_at <= ? RETURNING account_id, porting_order_id")
                .set(id)
                .set(now)
                .one(row -> new Over(row.uuid(), row.uuid()));
    }

    static List<UUID> idsOf(Tx tx, UUID accountId, Collection<UUID> orderIds) {
        return tx.sql("SELECT id FROM sharing_token WHERE account_id = ? AND porting_order_id = ANY (?)")
                .set(accountId)
                .array("uuid", orderIds)
                .list(Sql.Row::uuid);
    }

    private static SharingToken token(Sql.Row row) {
        return new SharingToken(
                row.uuid(),
                row.uuid(),
                row.uuid(),
                row.uuid(),
                permissions(row.bool(), row.bool()),
                row.integer(),
                row.instant(),
                row.instant());
    }

    private static Set<SharePermission> permissions(boolean read, boolean update) {
        Set<SharePermission> permissions = EnumSet.noneOf(SharePermission.class);
        if (read) {
            permissions.add(SharePermission.READ);
        }
        if (update) {
            permissions.add(SharePermission.UPDATE);
        }
        return permissions;
    }
}
