package dev.portwright.desk;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Notes of the desk on orders: no event tells of them, and the owner does not see them. */
@ApplicationScoped
class DeskNotes {
    /** How many notes an order has at most. */
    static final int MOST = 1_000;

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
            if (DeskNoteStore.count(tx, orderId) >= MOST) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                        "The order has " + MOST + " notes, which is as many as it can have."));
            }
            return DeskNoteStore.insert(tx, held.order(), ids.next(), actor.userId(), body, clock.instant());
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
            return Listed.counted(DeskNoteStore.list(tx, orderId, page), page, DeskNoteStore.count(tx, orderId));
        });
    }
}
