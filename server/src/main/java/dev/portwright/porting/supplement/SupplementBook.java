package dev.portwright.porting.supplement;

import dev.portwright.history.AttributeChange;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.book.SplitListener;
import dev.portwright.porting.book.SupplementListener;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.OrderDiff;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.Supplement;
import dev.portwright.porting.order.SupplementType;
import dev.portwright.porting.order.Supplements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the supplements of orders. What was asked for and what became of it is read off what becomes of the order, so that it
 * is the same whoever decides: people, a program, or the clock.
 */
@ApplicationScoped
class SupplementBook implements SupplementListener, SplitListener {
    private final Db db;
    private final OrderBook orders;
    private final SealedChanges changes;

    SupplementBook(Db db, OrderBook orders, SealedChanges changes) {
        this.db = db;
        this.orders = orders;
        this.changes = changes;
    }

    /**
     * One page of the supplements of an order, the last one first.
     *
     * @throws ApiException 404 when the account has no such order
     */
    Listed<Supplement> list(UUID accountId, UUID orderId, Page page) {
        db.read(tx -> {
            orders.require(tx, accountId, orderId);
            return orderId;
        });
        return SupplementStore.list(db, accountId, orderId, page);
    }

    @Override
    public void changed(HeldOrder held, PortingOrder before, @Nullable String reason) {
        PortingOrder after = held.order();
        Supplements.Open was = before.state().supplements().open();
        Supplements.Open is = after.state().supplements().open();
        if (before.status() == PortingOrderStatus.CANCEL_PENDING && after.status() != before.status()) {
            boolean cancelled = after.status() == PortingOrderStatus.CANCELLED;
            SupplementStore.endCancellation(
                    held, cancelled ? SupplementState.ACKNOWLEDGED : SupplementState.REFUSED, reason);
        }
        if (was != null && !was.equals(is)) {
            end(held, before, was, reason);
        }
        if (is != null && !is.equals(was)) {
            insert(held, before, is);
        } else if (after.state().supplements().count()
                > before.state().supplements().count()) {
            SupplementStore.insert(held, after.state().supplements().count(), SupplementType.CANCEL, List.of(), null);
        }
    }

    private void insert(HeldOrder held, PortingOrder before, Supplements.Open is) {
        if (is.type() == SupplementType.OTHER) {
            SealedChanges.Asked asked = held.remember(SealedChanges.Asked.class, () -> {
                throw new IllegalStateException("nobody said what the supplement asks for");
            });
            SupplementStore.insert(
                    held,
                    is.number(),
                    is.type(),
                    OrderDiff.between(before.attributes(), asked.wanted()),
                    changes.seal(held, asked.wanted()));
        } else {
            SupplementStore.insert(
                    held, is.number(), is.type(), List.of(askedDate(before.attributes(), held.order())), null);
        }
    }

    private static AttributeChange askedDate(OrderAttributes before, PortingOrder after) {
        return new AttributeChange(
                OrderAttribute.FOC_REQUESTED.path(),
                before.focRequested(),
                after.attributes().focRequested());
    }

    private static void end(HeldOrder held, PortingOrder before, Supplements.Open was, @Nullable String reason) {
        PortingOrder after = held.order();
        Supplements.Open is = after.state().supplements().open();
        boolean acknowledged = was.type() == SupplementType.OTHER
                ? !before.attributes().equals(after.attributes())
                : Objects.equals(after.focActual(), after.attributes().focRequested());
        if (after.status().stage() != PortingOrderStatus.Stage.WITH_CARRIER) {
            String status = after.status().word();
            SupplementStore.end(held, was.number(), SupplementState.VOID, "The order is " + status + ".");
        } else if (is != null) {
            SupplementStore.end(
                    held, was.number(), SupplementState.VOID, "Replaced by supplement " + is.number() + ".");
        } else if (was.type() == SupplementType.DUE_DATE && wishesOtherwise(before, after)) {
            SupplementStore.end(held, was.number(), SupplementState.VOID, "Taken back.");
        } else if (acknowledged) {
            SupplementStore.end(held, was.number(), SupplementState.ACKNOWLEDGED, reason);
        } else {
            boolean moved = !Objects.equals(before.focActual(), after.focActual());
            SupplementStore.end(
                    held,
                    was.number(),
                    SupplementState.REFUSED,
                    reason == null && moved ? "The losing carrier confirmed " + after.focActual() + "." : reason);
        }
    }

    private static boolean wishesOtherwise(PortingOrder before, PortingOrder after) {
        return !Objects.equals(
                before.attributes().focRequested(), after.attributes().focRequested());
    }

    /** What was asked for one order was asked for each of the two that come of it. */
    @Override
    public void split(HeldOrder from, HeldOrder part) {
        if (part.order().state().supplements().count() > 0) {
            SupplementStore.copy(from, part);
        }
    }
}
