package dev.portwright.desk;

import dev.portwright.platform.config.Settings.Activation;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.porting.book.CarrierGateway.Request;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.SupplementType;
import dev.portwright.porting.order.Supplements;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of what the desk is asked to do, at most one for each order, read together with its sheet. Whoever changes one holds
 * the lock of its order.
 */
final class DeskWorkStore {
    private DeskWorkStore() {}

    private static final SqlText SHEET = SqlText.of("""
            s.carrier_order_number, s.activation, s.claimed_by, p.name, s.claimed_at""");

    static DeskWork find(Tx tx, PortingOrder order) {
        return find(tx, List.of(order.id())).getOrDefault(order.id(), DeskWork.NONE);
    }

    /** What there is to do with the orders with these ids, and their sheets; orders with neither are left out. */
    static Map<UUID, DeskWork> find(Tx tx, Collection<UUID> orderIds) {
        return tx
                .sql(SqlText.of("""
                        SELECT x.id, d.request, d.asked_at, d.request_before, d.asked_before, {sheet}
                        FROM unnest({ids}) x (id)
                        LEFT JOIN desk_request d ON d.porting_order_id = x.id
                        LEFT JOIN desk_sheet s ON s.porting_order_id = x.id
                        LEFT JOIN operator p ON p.id = s.claimed_by AND p.removed_at IS NULL
                        WHERE d.porting_order_id IS NOT NULL OR s.porting_order_id IS NOT NULL""").with("sheet", SHEET).with("ids", "uuid", orderIds))
                .list(row -> Map.entry(row.uuid(), work(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static DeskWork work(Sql.Row row) {
        String type = row.stringOrNull();
        Instant askedAt = row.instantOrNull();
        @Nullable DeskRequest before = before(row.stringOrNull(), row.instantOrNull());
        @Nullable
        DeskRequest request =
                type == null || askedAt == null ? null : new DeskRequest(Request.of(type), askedAt, before);
        return new DeskWork(request, sheet(row));
    }

    /** A claim ends with the removal of whoever made it. */
    private static DeskSheet sheet(Sql.Row row) {
        String number = row.stringOrNull();
        String activation = row.stringOrNull();
        UUID operator = row.uuidOrNull();
        String name = row.stringOrNull();
        Instant claimedAt = row.instantOrNull();
        return new DeskSheet(
                number,
                activation == null ? null : Activation.of(activation),
                operator == null || name == null || claimedAt == null
                        ? null
                        : new DeskSheet.Claim(operator, name, claimedAt));
    }

    /** The names of these operators, whether they were removed since or not. */
    static Map<UUID, String> operatorNames(Tx tx, Collection<UUID> ids) {
        return tx
                .sql("SELECT id, name FROM operator WHERE id = ANY (?)")
                .array("uuid", ids)
                .list(row -> Map.entry(row.uuid(), row.string()))
                .stream()
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

    /** Asks for what the supplement asks for, where nothing is asked. It has waited since it was sent. */
    static DeskRequest putSupplement(Tx tx, PortingOrder order, Supplements.Open supplement) {
        Request type = supplement.type() == SupplementType.DUE_DATE ? Request.NEW_DATE : Request.CHANGE;
        return tx.sql("""
                        INSERT INTO desk_request (porting_order_id, account_id, request, asked_at)
                        SELECT porting_order_id, account_id, ?, sent_at FROM porting_supplement
                        WHERE account_id = ? AND porting_order_id = ? AND number = ?
                        RETURNING asked_at""")
                .set(type.word())
                .set(order.accountId())
                .set(order.id())
                .set(supplement.number())
                .one(row -> new DeskRequest(type, row.instant(), null))
                .orElseThrow();
    }

    /**
     * Takes away what needs no answer any more where the order stands now: what was asked before that comes back, if it
     * does. Answers what is asked then, and the sheet.
     */
    static DeskWork settle(Tx tx, PortingOrder order) {
        List<String> concerning = DeskRequest.concerning(order.status()).stream()
                .map(Request::word)
                .toList();
        return tx.sql(SqlText.of("""
                        WITH standing AS (
                            SELECT d.*, d.request = ANY ({concerning}) AS stays,
                                   coalesce(d.request_before = ANY ({concerning}), false) AS returns
                            FROM desk_request d WHERE d.account_id = {account} AND d.porting_order_id = {order}
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
                        SELECT CASE WHEN d.stays THEN d.request ELSE d.request_before END,
                               CASE WHEN d.stays THEN d.asked_at ELSE d.asked_before END,
                               CASE WHEN d.stays THEN d.request_before END,
                               CASE WHEN d.stays THEN d.asked_before END,
                               {sheet}
                        FROM (SELECT {order}::uuid AS id) x
                        LEFT JOIN standing d ON d.stays OR d.returns
                        LEFT JOIN desk_sheet s ON s.porting_order_id = x.id
                        LEFT JOIN operator p ON p.id = s.claimed_by AND p.removed_at IS NULL""")
                        .with("sheet", SHEET)
                        .with("concerning", "text", concerning)
                        .with("account", order.accountId())
                        .with("order", order.id()))
                .one(DeskWorkStore::work)
                .orElse(DeskWork.NONE);
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
