package dev.portwright.porting.associated;

import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.porting.order.NumberRangeJson;
import dev.portwright.porting.order.RemainingNumbersAction;
import java.time.Instant;
import java.util.UUID;

/**
 * Numbers that stay at the losing carrier. On the wire: schema {@code PortingAssociatedPhoneNumber}.
 *
 * @param range the numbers
 * @param action what is to become of them there
 */
record AssociatedRange(
        UUID id,
        UUID orderId,
        NumberSpan range,
        RemainingNumbersAction action,
        String countryCode,
        PhoneNumberType phoneNumberType,
        Instant createdAt) {

    boolean isKept() {
        return action == RemainingNumbersAction.KEEP;
    }

    record Json(
            UUID id,
            String recordType,
            UUID portingOrderId,
            NumberRangeJson phoneNumberRange,
            RemainingNumbersAction action,
            String countryCode,
            PhoneNumberType phoneNumberType,
            Instant createdAt,
            Instant updatedAt) {}

    Json json() {
        return new Json(
                id,
                "porting_associated_phone_number",
                orderId,
                NumberRangeJson.of(range),
                action,
                countryCode,
                phoneNumberType,
                createdAt,
                createdAt);
    }
}
