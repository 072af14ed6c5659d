package dev.portwright.porting.order;

import dev.portwright.phonenumber.PhoneNumberType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A block on the wire: schema {@code PortingPhoneNumberBlock}. It does not change once it is made. */
public record PhoneNumberBlockJson(
        UUID id,
        String recordType,
        String countryCode,
        PhoneNumberType phoneNumberType,
        NumberRangeJson phoneNumberRange,
        List<NumberRangeJson> activationRanges,
        Instant createdAt,
        Instant updatedAt) {

    public static PhoneNumberBlockJson of(PhoneNumberBlock block) {
        return new PhoneNumberBlockJson(
                block.id(),
                "porting_phone_number_block",
                block.countryCode(),
                block.phoneNumberType(),
                NumberRangeJson.of(block.range()),
                block.activationRanges().stream().map(NumberRangeJson::of).toList(),
                block.createdAt(),
                block.createdAt());
    }
}
