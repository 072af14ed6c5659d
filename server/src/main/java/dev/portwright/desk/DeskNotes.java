package dev.portwright.desk;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Notes of the desk on orders: no event tells of them, and the owner does not see them. */
@ApplicationScoped
class DeskNotes {
    /** How many notes an order has at most. */
    static final int MOST = 1_000;

    private static final String SELECT = """
            SELECT n.id, n.porting_order_id, n.operator_id, p.name, n.body, n.created_at
            FROM desk_note n LEFT JOIN operator p ON p.id = n.operator_id
            WHERE n.porting_order_id = ?""";

    private final Db db;
    private final OrderBook book;
    private final Ids ids;
    private final Clock clock;

    DeskNotes(Db db, OrderBook book, Ids ids, Clock clock) {
        this.db = db;
        this.book = book;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws ApiException 404 when there is no such order, 422 when it has {@value #MOST} notes */
    DeskNote add(UUID orderId, Actor actor, String body) {
        return db.transaction(tx -> {
            // Held, so that notes written at the same time are counted one after the other.
            HeldOrder held = book.holdForAnyAccount(tx, orderId, actor);
            if (count(tx, orderId) >= MOST) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                        "The order has " + MOST + " notes, which is as many as it can have."));
            }
            UUID id = ids.next();
            tx.sql("""
                            INSERT INTO desk_note (id, account_id, porting_order_id, operator_id, body, created_at)
                            VALUES (?, ?, ?, ?, ?, ?)""")
                    .set(id)
                    .set(held.order().accountId())
                    .set(orderId)
                    .set(actor.userId())
                    .set(body)
                    .set(clock.instant())
                    .execute();
            return tx.sql(SELECT + " AND n.id = ?")
                    .set(orderId)
                    .set(id)
                    .one(DeskNotes::read)
                    .orElseThrow();
        });
    }

    /**
     * One page of the notes on an order, newest first.
     *
     * @throws ApiException 404 when there is no such order
     */
    Listed<DeskNote> list(UUID orderId, Page page) {
        return db.readPage(page.size(), tx -> {
            book.owner(tx, orderId);
            List<DeskNote> notes = tx.sql(SELECT + " ORDER BY n.created_at DESC, n.id DESC LIMIT ? OFFSET ?")
                    .set(orderId)
                    .set(page.size())
                    .set(page.offset())
                    .page(DeskNotes::read);
            return Listed.counted(notes, page, count(tx, orderId));
        });
    }

    private static long count(Tx tx, UUID orderId) {
        return tx.sql("SELECT count(*) FROM desk_note WHERE porting_order_id = ?")
                .set(orderId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    private static DeskNote read(Sql.Row row) {
        return new DeskNote(row.uuid(), row.uuid(), row.uuidOrNull(), row.stringOrNull(), row.string(), row.instant());
    }
}
