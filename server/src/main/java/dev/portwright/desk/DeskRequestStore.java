package dev.portwright.desk;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.porting.book.CarrierGateway.Request;
import dev.portwright.porting.order.PortingOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of what the desk is asked to do, at most one for each order. Whoever changes one holds the lock of its order. */
final class DeskRequestStore {
    private DeskRequestStore() {}

    static Optional<DeskRequest> find(Tx tx, PortingOrder order) {
        return Optional.ofNullable(find(tx, List.of(order.id())).get(order.id()));
    }

    /** What is asked for the orders with these ids; orders for which nothing is asked are left out. */
    static Map<UUID, DeskRequest> find(Tx tx, Collection<UUID> orderIds) {
        return tx.sql("""
                        SELECT porting_order_id, request, asked_at, request_before, asked_before FROM desk_request
                        WHERE porting_order_id = ANY (?)""").array("uuid", orderIds).list(row -> Map.entry(row.uuid(), request(row))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable DeskRequest before(@Nullable String type, @Nullable Instant askedAt) {
        return type == null || askedAt == null ? null : new DeskRequest(Request.of(type), askedAt, null);
    }

    /** Puts the request in place of whatever was asked for the order. */
    static void put(Tx tx, PortingOrder order, DeskRequest request) {
        DeskRequest before = request.before();
        tx.sql("""
                        INSERT INTO desk_request
                            (porting_order_id, account_id, request, asked_at, request_before, asked_before)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (porting_order_id)
                        DO UPDATE SET request = excluded.request, asked_at = excluded.asked_at,
                            request_before = excluded.request_before, asked_before = excluded.asked_before""")
                .set(order.id())
                .set(order.accountId())
                .set(request.type().word())
                .set(request.askedAt())
                .set(before == null ? null : before.type().word())
                .set(before == null ? null : before.askedAt())
                .execute();
    }

    /**
     * Takes away what needs no answer any more where the order stands now: what was asked before that comes back, if it
     * does. Answers what is asked then.
     */
    static Optional<DeskRequest> settle(Tx tx, PortingOrder order) {
        List<String> concerning = DeskRequest.concerning(order.status()).stream()
                .map(Request::word)
                .toList();
        return tx.sql("""
                        WITH standing AS (
                            SELECT d.*, d.request = ANY (?) AS stays, coalesce(d.request_before = ANY (?), false) AS returns
                            FROM desk_request d WHERE d.account_id = ? AND d.porting_order_id = ?
                        ), gone AS (
                            DELETE FROM desk_request d USING standing s
                            WHERE d.porting_order_id = s.porting_order_id AND NOT s.stays AND NOT s.returns
                        ), returned AS (
                            UPDATE desk_request d
                            SET request = s.request_before, asked_at = s.asked_before,
                                request_before = NULL, asked_before = NULL
                            FROM standing s
                            WHERE d.porting_order_id = s.porting_order_id AND NOT s.stays AND s.returns
                        )
                        SELECT CASE WHEN stays THEN request ELSE request_before END,
                               CASE WHEN stays THEN asked_at ELSE asked_before END,
                               CASE WHEN stays THEN request_before END,
                               CASE WHEN stays THEN asked_before END
                        FROM standing WHERE stays OR returns""")
                .array("text", concerning)
                .array("text", concerning)
                .set(order.accountId())
                .set(order.id())
                .one(DeskRequestStore::request);
    }

    private static DeskRequest request(Sql.Row row) {
        return new DeskRequest(
                Request.of(row.string()), row.instant(), before(row.stringOrNull(), row.instantOrNull()));
    }

    /** Takes away what was asked for the order. False when nothing was. */
    static boolean delete(Tx tx, PortingOrder order) {
        return tx.sql("DELETE FROM desk_request WHERE account_id = ? AND porting_order_id = ?")
                        .set(order.accountId())
                        .set(order.id())
                        .execute()
                > 0;
    }
}
