package dev.portwright.porting.owner.number;

import dev.portwright.account.Actor;
import dev.portwright.foc.FocCalendar;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.FocQueries;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.order.Remainder;
import dev.portwright.porting.order.RequirementValues;
import dev.portwright.porting.owner.plan.LetterForm;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A draft whose numbers change: who may, what goes with them, and what is to be said about it afterwards. */
@ApplicationScoped
class Drafts {
    private final OrderBook book;
    private final RequirementCatalog catalog;
    private final LetterForm letters;
    private final FocCalendar calendar;
    private final Clock clock;

    Drafts(OrderBook book, RequirementCatalog catalog, LetterForm letters, FocCalendar calendar, Clock clock) {
        this.book = book;
        this.catalog = catalog;
        this.letters = letters;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The draft after the change, with all of its numbers, and what will not do as it stands now. */
    record Changed(NumberedOrder order, List<Problem> warnings) {}

    /** The texts of a body's {@code phone_numbers}. */
    static List<String> numbersOf(CheckedBody body) {
        return body.usable()
                .path("phone_numbers")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** @throws ApiException 404, 412, or 422 when the order is no draft or was changed too often */
    HeldOrder hold(Tx tx, UUID accountId, Actor actor, UUID orderId, @Nullable String ifMatch) {
        HeldOrder held = book.hold(tx, accountId, orderId, actor, ifMatch);
        PortingOrder order = held.order();
        if (!order.isDraft()) {
            throw new ApiException(
                    ProblemCode.UNPROCESSABLE.because("Only drafts can be given other numbers; this order is "
                            + order.status().word()
                            + ". Numbers that are to be ported too need an order of their own; the porting desk can move numbers of"
                            + " this one to another order."));
        }
        ChangeBound.require(order);
        return held;
    }

    /** The attributes of an order that has these numbers: they may decide what is asked for. */
    OrderAttributes settled(PortingOrder order, Collection<PortingPhoneNumber> numbers) {
        OrderAttributes attributes = order.attributes();
        return attributes.withDocumentation(
                attributes.documents(),
                RequirementValues.settled(
                        attributes.requirements(),
                        order.kind()
                                .requirements(catalog)
                                .map(rule -> rule.of(() -> numbers.stream()
                                        .map(PortingPhoneNumber::phoneNumber)
                                        .toList()))));
    }

    /** What came of it. */
    Changed changed(HeldOrder held) {
        PortingOrder order = held.order();
        Set<String> numbers =
                held.numbers().stream().map(PortingPhoneNumber::phoneNumber).collect(Collectors.toSet());
        List<Problem> warnings = new ArrayList<>();
        letter(order, numbers, warnings);
        date(order, warnings);
        Remainder.problem(numbers::contains, order.attributes()).ifPresent(warnings::add);
        Remainder.keptRanges(numbers::contains, order, order.attributes()).ifPresent(warnings::add);
        return new Changed(new NumberedOrder(order, held.numbers()), warnings);
    }

    private void letter(PortingOrder order, Set<String> numbers, List<Problem> warnings) {
        if (order.attributes().documents().loa() != null) {
            warnings.add(ProblemCode.UNPROCESSABLE.at(
                    OrderAttribute.LOA.pointer(),
                    "The letter of authorization was given before the numbers changed. Check that it names these numbers and no"
                            + " others, or give another one."));
        }
        letters.of(order, numbers)
                .forEach(fault -> warnings.add(ProblemCode.UNPROCESSABLE.at("/phone_numbers", fault.detail())));
    }

    private void date(PortingOrder order, List<Problem> warnings) {
        Instant requested = order.attributes().focRequested();
        if (requested != null && !calendar.isAllowed(FocQueries.of(order), requested, clock.instant())) {
            warnings.add(ProblemCode.INVALID_FOC_DATE.at(
                    OrderAttribute.FOC_REQUESTED.pointer(),
                    "The date lies outside the windows in which these numbers can be ported. It is kept in the draft, but"
                            + " submitting it will be refused."));
        }
    }
}
