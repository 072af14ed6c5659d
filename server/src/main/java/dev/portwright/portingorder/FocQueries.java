package dev.portwright.portingorder;

import dev.portwright.foc.ActivationType;
import dev.portwright.foc.FocQuery;
import dev.portwright.phonenumber.PhoneNumberType;

/** What the calendars need to know of an order. */
final class FocQueries {
    private FocQueries() {}

    /**
     * The question for the windows of an order with these attributes. A simple port moves a single number; 47 CFR 52.35
     * gives it a shorter interval.
     */
    static FocQuery of(PortingOrder order, OrderAttributes attributes) {
        String activation = attributes.activationType();
        return new FocQuery(
                order.countryCode(),
                PhoneNumberType.ofWireName(order.phoneNumberType()).orElse(PhoneNumberType.LOCAL),
                order.fastPortEligible(),
                activation == null
                        ? ActivationType.SCHEDULED
                        : ActivationType.ofWireName(activation).orElse(ActivationType.SCHEDULED),
                order.phoneNumbersCount() == 1);
    }
}
