package dev.portwright.porting.book;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.Listed;
import dev.portwright.porting.order.OrderChange;
import dev.portwright.porting.order.PortingOrder;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Rows of the history of orders. */
final class OrderChangeStore {
    /** The end of a statement that changes an order, so that change and history are one round trip. */
    static final String INSERT = """
            INSERT INTO porting_order_change (
                id, account_id, porting_order_id, version, occurred_at, action, actor_type, user_id, api_key_id,
                request_id, reason, changes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private OrderChangeStore() {}

    static Sql set(Sql sql, OrderChange change) {
        return sql.set(change.id())
                .set(change.accountId())
                .set(change.portingOrderId())
                .set(change.version())
                .set(change.occurredAt())
                .set(change.action())
                .set(change.actorType())
                .set(change.userId())
                .set(change.apiKeyId())
                .set(change.requestId())
                .set(change.reason())
                .json(Json.text(change.changes()));
    }

    /** One page of the history of an order, newest entry first. */
    static Listed<OrderChange> page(Tx tx, UUID accountId, UUID orderId, Page page) {
        return Listed.counted(list(tx, accountId, orderId, page), page, count(tx, accountId, orderId));
    }

    private static List<OrderChange> list(Tx tx, UUID accountId, UUID orderId, Page page) {
        return tx.sql("""
                        SELECT id, account_id, porting_order_id, version, occurred_at, action, actor_type, user_id,
                               api_key_id, request_id, reason, changes
                        FROM porting_order_change WHERE account_id = ? AND porting_order_id = ?
                        ORDER BY version DESC LIMIT ? OFFSET ?""")
                .set(accountId)
                .set(orderId)
                .set(page.size())
                .set(page.offset())
                .page(row -> new OrderChange(
                        row.uuid(),
                        row.uuid(),
                        row.uuid(),
                        row.number(),
                        row.instant(),
                        row.string(),
                        row.string(),
                        row.uuidOrNull(),
                        row.uuidOrNull(),
                        row.stringOrNull(),
                        row.stringOrNull(),
                        List.of(Json.read(row.string(), OrderChange.AttributeChange[].class))));
    }

    static Set<String> attributesSince(Tx tx, PortingOrder order, long version) {
        return Set.copyOf(
                tx.sql("""
                        SELECT DISTINCT change ->> 'attribute'
                        FROM porting_order_change, jsonb_array_elements(changes) change
                        WHERE account_id = ? AND porting_order_id = ? AND version > ?""").set(order.accountId()).set(order.id()).set(version).list(Sql.Row::string));
    }

    /** Some of the account's orders that were deleted and still have a history. */
    static List<UUID> someDeleted(Tx tx, UUID accountId, int most) {
        return tx.sql("""
                        SELECT porting_order_id FROM porting_order_change
                        WHERE account_id = ? AND action = 'deleted' LIMIT ?""").set(accountId).set(most).list(Sql.Row::uuid);
    }

    /** Deletes the whole history of these orders. */
    static void forget(Tx tx, UUID accountId, List<UUID> orderIds) {
        tx.sql("DELETE FROM porting_order_change WHERE account_id = ? AND porting_order_id = ANY (?)")
                .set(accountId)
                .array("uuid", orderIds)
                .execute();
    }

    private static long count(Tx tx, UUID accountId, UUID orderId) {
        return tx.sql("SELECT count(*) FROM porting_order_change WHERE account_id = ? AND porting_order_id = ?")
                .set(accountId)
                .set(orderId)
                .one(Sql.Row::number)
                .orElse(0L);
    }
}
