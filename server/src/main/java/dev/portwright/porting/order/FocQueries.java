package dev.portwright.porting.order;

import dev.portwright.foc.ActivationType;
import dev.portwright.foc.FocQuery;
import dev.portwright.phonenumber.PhoneNumberType;
import java.util.Optional;

/** What the FOC calendar is asked for an order. */
public final class FocQueries {
    private FocQueries() {}

    /** The question for the order as it stands. */
    public static FocQuery of(PortingOrder order) {
        return of(order, order.attributes());
    }

    /** The question for the order with other attributes. A simple port moves a single number (47 CFR 52.35). */
    public static FocQuery of(PortingOrder order, OrderAttributes attributes) {
        return new FocQuery(
                order.kind().countryCode(),
                PhoneNumberType.ofWireName(order.kind().phoneNumberType()).orElse(PhoneNumberType.LOCAL),
                order.kind().fastPortEligible(),
                Optional.ofNullable(attributes.activationType())
                        .flatMap(ActivationType::ofWireName)
                        .orElse(ActivationType.SCHEDULED),
                order.phoneNumbersCount() == 1);
    }
}
