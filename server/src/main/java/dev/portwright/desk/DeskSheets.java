package dev.portwright.desk;

import dev.portwright.account.Actor;
import dev.portwright.desk.DeskSheetEdit.Wanted;
import dev.portwright.platform.config.Settings.Activation;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.AllOrders;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * What the desk writes on the sheet of an order. Nothing of the order itself changes, and its version only where its
 * activation is scheduled otherwise. Each throws {@link ApiException} 404 when there is no such order.
 */
@ApplicationScoped
class DeskSheets {
    private final Db db;
    private final OrderBook book;
    private final AllOrders orders;
    private final DeskActivationMode mode;
    private final Clock clock;

    DeskSheets(Db db, OrderBook book, AllOrders orders, DeskActivationMode mode, Clock clock) {
        this.db = db;
        this.book = book;
        this.orders = orders;
        this.mode = mode;
        this.clock = clock;
    }

    /**
     * Writes down what the losing carrier calls the order, and what activates its numbers.
     *
     * @throws ApiException 422 when another operator has claimed the order, or as {@link DeskActivationMode#set} does
     */
    DeskOrder edit(UUID orderId, Actor actor, DeskSheetEdit edit) {
        return change(orderId, actor, (held, work) -> {
            Wanted<String> number = edit.carrierOrderNumber();
            if (number != null && !Objects.equals(number.value(), work.sheet().carrierOrderNumber())) {
                work.number(number.value());
            }
            Wanted<Activation> activation = edit.activation();
            if (activation != null && activation.value() != work.sheet().activation()) {
                mode.set(held, activation.value());
            }
        });
    }

    /**
     * Makes an order the work of whoever asks. What is theirs already stays as it is.
     *
     * @throws ApiException 422 when it is another one's, or when the actor is no operator with a key of their own
     */
    DeskOrder claim(UUID orderId, Actor actor) {
        return change(orderId, actor, (held, work) -> {
            UUID operator = actor.userId();
            if (operator == null) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                        "An order is claimed with an operator's own key; this is the key of the installation."));
            }
            if (work.sheet().claim() == null) {
                work.claim(operator, clock.instant());
            }
        });
    }

    /**
     * Makes an order anybody's work again.
     *
     * @throws ApiException 422 when it is another operator's; the key of the installation releases everything
     */
    DeskOrder release(UUID orderId, Actor actor) {
        return change(orderId, actor, (held, work) -> {
            if (work.sheet().claim() != null) {
                work.claim(null, clock.instant());
            }
        });
    }

    private DeskOrder change(UUID orderId, Actor actor, BiConsumer<HeldOrder, OpenWork> change) {
        return db.transaction(tx -> {
            HeldOrder held = book.holdForAnyAccount(tx, orderId, actor);
            OpenWork work = OpenWork.of(held);
            work.requireNoOthersClaim(actor);
            change.accept(held, work);
            return DeskOrder.of(orders, held);
        });
    }
}
