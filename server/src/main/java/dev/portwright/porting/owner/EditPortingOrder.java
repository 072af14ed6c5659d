package dev.portwright.porting.owner;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.porting.book.CarrierGateway;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.MessagingPortStatus;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.RequirementValues;
import dev.portwright.porting.order.SupplementType;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Edits an order: {@code UpdatePortingOrder}. The row is locked from reading to writing, so that edits sent at the same
 * time are made one after the other and none is lost.
 */
@ApplicationScoped
public class EditPortingOrder {
    private final OrderBook book;
    private final PatchReader reader;
    private final GroupRule groups;
    private final ReferenceRule references;
    private final EditRules rules;
    private final CarrierGateway carrier;
    private final RequirementCatalog catalog;

    EditPortingOrder(
            OrderBook book,
            PatchReader reader,
            GroupRule groups,
            ReferenceRule references,
            EditRules rules,
            CarrierGateway carrier,
            RequirementCatalog catalog) {
        this.book = book;
        this.reader = reader;
        this.groups = groups;
        this.references = references;
        this.rules = rules;
        this.carrier = carrier;
        this.catalog = catalog;
    }

    /** The order after the edit, and what was accepted but will not do as it stands. */
    public record Edited(PortingOrder order, List<Problem> warnings) {}

    /**
     * Edits the order.
     *
     * @param body a PATCH body that was held against the API description
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422
     *     with everything that is wrong with the edit, or when there were {@link ChangeBound#MOST} already
     */
    Edited edit(Tx tx, UUID accountId, Actor actor, UUID orderId, @Nullable String ifMatch, CheckedBody body) {
        HeldOrder held = book.hold(tx, accountId, orderId, actor, ifMatch);
        return edit(held, body);
    }

    /** {@link #edit} of an order that is held already, by whoever acts on it. */
    public Edited edit(HeldOrder held, CheckedBody body) {
        PortingOrder before = held.order();
        ChangeBound.require(before);
        Edit edit = Edit.of(held, body, catalog);
        OrderAttributes kept = decide(edit);
        held.edit(withSupplement(before, kept, withMessaging(before, kept)), kept, null);
        askForAnotherDate(before, held);
        return new Edited(held.order(), List.copyOf(edit.warnings()));
    }

    private OrderAttributes decide(Edit edit) {
        OrderAttributes wanted = settled(edit, groups.apply(edit, reader.read(edit)));
        references.check(edit, wanted);
        OrderAttributes kept = rules.apply(edit, wanted);
        edit.problems().throwIfAny();
        return kept;
    }

    /** What is given may decide what else has to be. */
    private static OrderAttributes settled(Edit edit, OrderAttributes wanted) {
        return wanted.requirements().equals(edit.before().requirements())
                ? wanted
                : wanted.withDocumentation(
                        wanted.documents(), RequirementValues.settled(wanted.requirements(), edit.asked()));
    }

    private static PortingOrder.State withMessaging(PortingOrder order, OrderAttributes kept) {
        if (kept.enableMessaging() == order.attributes().enableMessaging()) {
            return order.state();
        }
        return order.state()
                .withMessaging(
                        kept.enableMessaging() ? MessagingPortStatus.PENDING : MessagingPortStatus.NOT_APPLICABLE);
    }

    /** What the carrier works on already it must be asked to do at another time, by a supplement. */
    private static PortingOrder.State withSupplement(
            PortingOrder before, OrderAttributes kept, PortingOrder.State state) {
        Instant wanted = kept.focRequested();
        if (before.status().stage() != PortingOrderStatus.Stage.WITH_CARRIER
                || Objects.equals(before.attributes().focRequested(), wanted)) {
            return state;
        }
        return wanted == null || wanted.equals(before.focActual())
                ? state.settled(SupplementType.DUE_DATE)
                : state.asking(SupplementType.DUE_DATE);
    }

    /** What the carrier works on already it must be asked to do at another time; before that it is simply told. */
    private void askForAnotherDate(PortingOrder before, HeldOrder held) {
        PortingOrder after = held.order();
        Instant wanted = after.attributes().focRequested();
        if (after.status().stage() != PortingOrderStatus.Stage.WITH_CARRIER
                || Objects.equals(before.attributes().focRequested(), wanted)) {
            return;
        }
        if (wanted == null || wanted.equals(after.focActual())) {
            carrier.takeBack(held, CarrierGateway.Request.NEW_DATE);
        } else {
            carrier.ask(held, CarrierGateway.Request.NEW_DATE);
        }
    }
}
