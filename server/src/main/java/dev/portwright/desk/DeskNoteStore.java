package dev.portwright.desk;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.porting.order.PortingOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of notes. */
final class DeskNoteStore {
    private DeskNoteStore() {}

    /** Answers the note with the name of who wrote it. */
    static DeskNote insert(Tx tx, PortingOrder order, UUID id, @Nullable UUID operatorId, String body, Instant now) {
        return tx.sql("""
                        INSERT INTO desk_note (id, account_id, porting_order_id, operator_id, body, created_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        RETURNING id, porting_order_id, operator_id,
                            (SELECT name FROM operator p WHERE p.id = operator_id), body, created_at""")
                .set(id)
                .set(order.accountId())
                .set(order.id())
                .set(operatorId)
                .set(body)
                .set(now)
                .one(DeskNoteStore::read)
                .orElseThrow();
    }

    /** One page, newest first. */
    static List<DeskNote> list(Tx tx, UUID orderId, Page page) {
        return tx.sql("""
                        SELECT n.id, n.porting_order_id, n.operator_id, p.name, n.body, n.created_at
                        FROM desk_note n LEFT JOIN operator p ON p.id = n.operator_id
                        WHERE n.porting_order_id = ?
                        ORDER BY n.created_at DESC, n.id DESC LIMIT ? OFFSET ?""").set(orderId).set(page.size()).set(page.offset()).page(DeskNoteStore::read);
    }

    static long count(Tx tx, UUID orderId) {
        return tx.sql("SELECT count(*) FROM desk_note WHERE porting_order_id = ?")
                .set(orderId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    private static DeskNote read(Sql.Row row) {
        return new DeskNote(row.uuid(), row.uuid(), row.uuidOrNull(), row.stringOrNull(), row.string(), row.instant());
    }
}
