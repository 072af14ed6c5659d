package dev.portwright.porting.associated;

import dev.portwright.phonenumber.PhoneNumberType;
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
        Range range,
        RemainingNumbersAction action,
        String countryCode,
        PhoneNumberType phoneNumberType,
        Instant createdAt) {

    /**
     * Numbers that follow each other, all of one length.
     *
     * @param startAt the first, +E.164
     * @param endAt the last, +E.164
     */
    record Range(String startAt, String endAt) {
        boolean holds(String number) {
            return number.length() == startAt.length()
                    && number.compareTo(startAt) >= 0
                    && number.compareTo(endAt) <= 0;
        }

        boolean overlaps(Range other) {
            return holds(other.startAt) || other.holds(startAt);
        }

        /** How many numbers there are; 0 or less when the last comes before the first. */
        long size() {
            return Long.parseLong(endAt.substring(1)) - Long.parseLong(startAt.substring(1)) + 1;
        }

        String words() {
            return startAt.equals(endAt) ? startAt : startAt + " to " + endAt;
        }
    }

    boolean isKept() {
        return action == RemainingNumbersAction.KEEP;
    }

    record Json(
            UUID id,
            String recordType,
            UUID portingOrderId,
            Range phoneNumberRange,
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
                range,
                action,
                countryCode,
                phoneNumberType,
                createdAt,
                createdAt);
    }
}
