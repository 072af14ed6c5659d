package dev.portwright.porting.owner.number;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.order.RequirementValues;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A draft whose numbers change: who may, what goes with them, and what is to be said about it afterwards. */
@ApplicationScoped
class Drafts {
    private final OrderBook book;
    private final RequirementCatalog catalog;
    private final NumberWarnings warnings;

    Drafts(OrderBook book, RequirementCatalog catalog, NumberWarnings warnings) {
        this.book = book;
        this.catalog = catalog;
        this.warnings = warnings;
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
        return new Changed(new NumberedOrder(held.order(), held.numbers()), warnings.of(held));
    }
}
