package dev.portwright.operator;

import dev.portwright.platform.db.Sql;
import dev.portwright.portingorder.CarrierGateway.Request;
import dev.portwright.portingorder.PortingOrder;
import java.sql.Connection;
import java.sql.SQLException;
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

    static Optional<DeskRequest> find(Connection connection, PortingOrder order) throws SQLException {
        return Optional.ofNullable(find(connection, List.of(order.id())).get(order.id()));
    }

    /** What is asked for the orders with these ids; orders for which nothing is asked are left out. */
    static Map<UUID, DeskRequest> find(Connection connection, Collection<UUID> orderIds) throws SQLException {
        return Sql.of(connection, """
                        SELECT porting_order_id, request, asked_at, request_before, asked_before FROM desk_request
                        WHERE porting_order_id = ANY (?)""")
                .array("uuid", orderIds)
                .list(row -> Map.entry(
                        row.uuid(),
                        new DeskRequest(
                                Request.of(row.string()),
                                row.instant(),
                                before(row.stringOrNull(), row.instantOrNull()))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable DeskRequest before(@Nullable String type, @Nullable Instant askedAt) {
        return type == null || askedAt == null ? null : new DeskRequest(Request.of(type), askedAt, null);
    }

    /** Puts the request in place of whatever was asked for the order. */
    static void put(Connection connection, PortingOrder order, DeskRequest request) throws SQLException {
        DeskRequest before = request.before();
        Sql.of(connection, """
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

    /** Takes away what was asked for the order. False when nothing was. */
    static boolean delete(Connection connection, PortingOrder order) throws SQLException {
        return Sql.of(connection, "DELETE FROM desk_request WHERE account_id = ? AND porting_order_id = ?")
                        .set(order.accountId())
                        .set(order.id())
                        .execute()
                > 0;
    }
}
