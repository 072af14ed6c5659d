package dev.portwright.porting.owner;

import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortType;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.RemainingNumbersAction;
import java.util.Optional;
import java.util.function.Predicate;

/** What stays at the losing carrier: when the billing number itself leaves, the numbers that are kept need another. */
public final class Remainder {
    private Remainder() {}

    /**
     * What is wrong with ranges of numbers that are to be kept at the losing carrier, if anything: its account ends with the
     * billing number.
     *
     * @param ports tells whether the order ports a number
     */
    public static Optional<Problem> keptRanges(
            Predicate<String> ports, PortingOrder order, OrderAttributes attributes) {
        String billing = attributes.admin().billingPhoneNumber();
        boolean some = order.progress().keptRanges() > 0 && attributes.misc().type() == PortType.PARTIAL;
        return some && billing != null && ports.test(billing)
                ? Optional.of(ProblemCode.UNPROCESSABLE.at(
                        OrderAttribute.BILLING_PHONE_NUMBER.pointer(),
                        "The billing number is ported, so that nothing can be kept at the losing carrier. Of the order's"
                                + " associated phone numbers some are to be: replace them by ranges to disconnect at"
                                + " /v2/porting_orders/" + order.id() + "/associated_phone_numbers."))
                : Optional.empty();
    }

    /**
     * What is wrong with what an order says of the numbers that it leaves behind, if anything.
     *
     * @param ports tells whether the order ports a number
     */
    public static Optional<Problem> problem(Predicate<String> ports, OrderAttributes attributes) {
        OrderAttributes.Misc misc = attributes.misc();
        if (misc.type() != PortType.PARTIAL) {
            return Optional.empty();
        }
        String successor = misc.newBillingPhoneNumber();
        if (successor != null) {
            return ports.test(successor)
                    ? Optional.of(ProblemCode.UNPROCESSABLE.at(
                            OrderAttribute.NEW_BILLING_PHONE_NUMBER.pointer(),
                            "This number is ported too. Give one of those that are left behind."))
                    : Optional.empty();
        }
        String billing = attributes.admin().billingPhoneNumber();
        boolean lacking =
                misc.remainingNumbersAction() == RemainingNumbersAction.KEEP && billing != null && ports.test(billing);
        return lacking
                ? Optional.of(ProblemCode.MISSING_PARAMETER.at(
                        OrderAttribute.NEW_BILLING_PHONE_NUMBER.pointer(),
                        "The billing number is ported, so the numbers that are kept need a new one."))
                : Optional.empty();
    }
}
