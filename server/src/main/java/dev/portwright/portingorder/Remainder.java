package dev.portwright.portingorder;

import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import java.sql.Connection;
import java.sql.SQLException;

/** What stays at the losing carrier: when the billing number itself leaves, the numbers that are kept need another. */
final class Remainder {
    private Remainder() {}

    static boolean lacksBillingNumber(Connection connection, PortingOrder order, OrderAttributes attributes)
            throws SQLException {
        OrderAttributes.Misc misc = attributes.misc();
        String billing = attributes.admin().billingPhoneNumber();
        return "partial".equals(misc.type())
                && "keep".equals(misc.remainingNumbersAction())
                && misc.newBillingPhoneNumber() == null
                && billing != null
                && PhoneNumberStore.isPortedBy(connection, order, billing);
    }

    static Problem problem() {
        return ProblemCode.MISSING_PARAMETER.at(
                OrderAttribute.NEW_BILLING_PHONE_NUMBER.pointer(),
                "The billing number is ported, so the numbers that are kept need a new one.");
    }
}
