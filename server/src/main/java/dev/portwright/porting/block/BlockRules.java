package dev.portwright.porting.block;

import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import java.util.List;
import java.util.Objects;

/** When an order takes a block, and which. */
final class BlockRules {
    private BlockRules() {}

    /** Blocks come and go while an order may be edited in everything. */
    static void mayChange(PortingOrder order, Problems problems) {
        if (order.status().stage() != PortingOrderStatus.Stage.OPEN) {
            problems.add(
                    ProblemCode.UNPROCESSABLE.because("Blocks change while an order is draft, in-process or exception;"
                            + " this one is " + order.status().word() + "."));
        }
    }

    /**
     * Numbers come to drafts alone: of any other the losing carrier was asked for those that it has.
     *
     * @param coming those of the block that are not on the order yet
     */
    static void mayBring(PortingOrder order, List<String> coming, Problems problems) {
        if (!order.isDraft() && !coming.isEmpty() && order.status().stage() == PortingOrderStatus.Stage.OPEN) {
            int more = coming.size() - 1;
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    "/activation_ranges",
                    "Only drafts can be given other numbers; this order is %s, and %s%s not on it. Numbers that are to be ported too need an order of their own."
                            .formatted(
                                    order.status().word(),
                                    coming.getFirst(),
                                    more == 0 ? " is" : " and %,d more of the activation ranges are".formatted(more))));
        }
    }

    /**
     * A block has what the numbers of its order have in common.
     *
     * @param block what was found out of any number of it
     */
    static void fits(PortabilityResult block, PortingOrder order, String pointer, Problems problems) {
        PhoneNumberFacts facts = Objects.requireNonNull(block.facts());
        PortingOrder.Kind kind = order.kind();
        if (!facts.countryCode().equals(kind.countryCode()) || facts.type() != kind.phoneNumberType()) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    pointer,
                    "The order has %s numbers in %s, and the block %s numbers in %s."
                            .formatted(
                                    kind.phoneNumberType().wireName(),
                                    kind.countryCode(),
                                    facts.type().wireName(),
                                    facts.countryCode())));
        }
        if (!block.carrierName().equals(kind.carrierName())) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    pointer,
                    "The numbers of the order are ported from %s, and those of the block are of %s. Order them by themselves."
                            .formatted(kind.carrierName(), block.carrierName())));
        } else if (kind.messagingCapable() && !block.messagingCapable()) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    pointer,
                    "Messaging can move along with the numbers of the order, but not with those of the block."
                            + " Order them by themselves."));
        }
    }
}
