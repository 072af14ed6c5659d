package dev.portwright.portingorder;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells other parts of the product which orders there are and whose they are. */
@ApplicationScoped
public class OrderDirectory {
    private final Db db;
    private final PortingOrderStore orders;

    OrderDirectory(Db db, PortingOrderStore orders) {
        this.db = db;
        this.orders = orders;
    }

    /**
     * What other parts may know of an order.
     *
     * @param updatedAt when it was changed last; on a clock that stands, later than the clock shows
     * @param supportKey null while the order is a draft
     * @param webhookUrl where the order wants to be told of events, or null
     */
    public record Entry(
            UUID id,
            UUID accountId,
            Instant updatedAt,
            @Nullable String supportKey,
            @Nullable String webhookUrl) {}

    /**
     * Makes sure that the account has this order.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when it has not
     */
    public void require(UUID accountId, UUID orderId) {
        db.read(connection -> Sql.of(connection, "SELECT 1 FROM porting_order WHERE account_id = ? AND id = ?")
                .set(accountId)
                .set(orderId)
                .one(Sql.Row::integer)
                .orElseThrow(PortingOrderService::notFound));
    }

    /**
     * The account's order, which nobody else holds, changes or deletes before the transaction under way ends.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order
     */
    public Entry hold(Connection connection, UUID accountId, UUID orderId) throws SQLException {
        return Sql.of(connection, """
                        SELECT id, account_id, updated_at, CASE WHEN status <> 'draft' THEN support_key END, webhook_url
                        FROM porting_order WHERE account_id = ? AND id = ? FOR NO KEY UPDATE""")
                .set(accountId)
                .set(orderId)
                .one(row -> new Entry(row.uuid(), row.uuid(), row.instant(), row.stringOrNull(), row.stringOrNull()))
                .orElseThrow(PortingOrderService::notFound);
    }

    /**
     * The account that owns an order. For the operator only, who works on the orders of all accounts.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when there is no such order
     */
    public UUID owner(UUID orderId) {
        return db.read(connection -> orders.accountOf(connection, orderId).orElseThrow(PortingOrderService::notFound));
    }
}
