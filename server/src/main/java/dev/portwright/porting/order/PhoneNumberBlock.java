package dev.portwright.porting.order;

import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumberType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A range of numbers that the losing carrier lets go of as a whole.
 *
 * @param countryCode that of its order, as is the type
 * @param range all of its numbers
 * @param activationRanges those of them that are on the order to be ported: parts of the range, none twice
 */
public record PhoneNumberBlock(
        UUID id,
        String countryCode,
        PhoneNumberType phoneNumberType,
        NumberSpan range,
        List<NumberSpan> activationRanges,
        Instant createdAt) {

    /** How many an order has at most. */
    public static final int MOST = 500;

    /** The numbers of activation ranges, rising within each. */
    public static List<String> numbersIn(List<NumberSpan> activationRanges) {
        return activationRanges.stream()
                .flatMap(part -> part.numbers().stream())
                .toList();
    }
}
