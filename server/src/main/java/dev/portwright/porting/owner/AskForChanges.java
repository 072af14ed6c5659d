package dev.portwright.porting.owner;

import dev.portwright.account.Actor;
import dev.portwright.foc.Deadline;
import dev.portwright.foc.FocCalendar;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.CarrierGateway;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.book.OtherChanges;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.FocQueries;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.Supplement;
import dev.portwright.porting.order.Supplements;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks the losing carrier to have something otherwise of the end user: {@code CreatePortingSupplement}. The rules are those of
 * an edit; what is asked for is edited when the carrier says yes.
 */
@ApplicationScoped
class AskForChanges {
    private final OrderBook book;
    private final PatchReader reader;
    private final EditRules rules;
    private final OtherChanges changes;
    private final CarrierGateway carrier;
    private final RequirementCatalog catalog;
    private final FocCalendar calendar;
    private final Clock clock;

    AskForChanges(
            OrderBook book,
            PatchReader reader,
            EditRules rules,
            OtherChanges changes,
            CarrierGateway carrier,
            RequirementCatalog catalog,
            FocCalendar calendar,
            Clock clock) {
        this.book = book;
        this.reader = reader;
        this.rules = rules;
        this.changes = changes;
        this.carrier = carrier;
        this.catalog = catalog;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Asks.
     *
     * @param body a body of the operation, {@code end_user} as a PATCH has it
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422
     *     with everything that is wrong, or when the order stands where the carrier is not asked
     */
    Supplement ask(Tx tx, UUID accountId, Actor actor, UUID orderId, @Nullable String ifMatch, CheckedBody body) {
        HeldOrder held = book.hold(tx, accountId, orderId, actor, ifMatch);
        ChangeBound.require(held.order());
        requireAskable(held.order());
        Edit edit = Edit.of(held, body, catalog);
        OrderAttributes read = reader.read(edit);
        OrderAttributes wanted = edit.before().withEndUser(read.admin(), read.location());
        rules.endUser(edit, wanted);
        edit.problems().throwIfAny();
        if (wanted.equals(edit.before())) {
            throw refused("The order has all of this already, so there is nothing to ask for.");
        }
        Supplement asked = changes.ask(held, wanted);
        carrier.ask(held, CarrierGateway.Request.CHANGE);
        return asked;
    }

    private void requireAskable(PortingOrder order) {
        switch (order.status().stage()) {
            case OPEN -> throw refused("This order is " + order.status().word() + ": a PATCH changes it at once.");
            case CLOSED -> throw refused("This order is " + order.status().word() + ", so nothing of it is changed.");
            case WITH_CARRIER -> {
                Supplements supplements = order.state().supplements();
                if (supplements.open() != null) {
                    throw refused(EditRules.waits(supplements.open()));
                }
                if (supplements.count() >= Supplements.MOST) {
                    throw refused(EditRules.OFTEN_ENOUGH);
                }
            }
        }
        Instant now = clock.instant();
        Optional<Deadline> deadline = FocQueries.changeDeadline(calendar, order);
        if (deadline.isPresent() && deadline.get().isOver(now)) {
            throw refused(
                    "The numbers move at %s. The losing carrier is asked for changes until %s before that, which was %s."
                            .formatted(
                                    order.focActual(),
                                    deadline.get().notice(),
                                    deadline.get().until()));
        }
    }

    private static ApiException refused(String detail) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(detail));
    }
}
