package dev.portwright.porting.block;

import dev.portwright.account.Actor;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.PhoneNumberBlock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a block off an order, whose numbers stay: {@code deletePortingPhoneNumberBlock}. */
@ApplicationScoped
class RemoveBlock {
    private final Db db;
    private final OrderBook orders;

    RemoveBlock(Db db, OrderBook orders) {
        this.db = db;
        this.orders = orders;
    }

    /**
     * Takes it off, and answers what it was.
     *
     * @throws ApiException 404 when the account has no such order, or that no such block; 412 when {@code ifMatch} names
     *     another version; 422 when the order's status does not allow it
     */
    PhoneNumberBlock remove(UUID accountId, Actor actor, UUID orderId, UUID blockId, @Nullable String ifMatch) {
        return db.transaction(tx -> {
            HeldOrder held = orders.hold(tx, accountId, orderId, actor, ifMatch);
            PhoneNumberBlock block = held.block(blockId).orElseThrow(RemoveBlock::notFound);
            Problems problems = new Problems();
            BlockRules.mayChange(held.order(), problems);
            problems.throwIfAny();
            ChangeBound.require(held.order());
            held.removeBlock(block);
            return block;
        });
    }

    private static ApiException notFound() {
        return new ApiException(
                ProblemCode.NOT_FOUND.in("phone_number_block_id", "The order has no phone number block with this id."));
    }
}
