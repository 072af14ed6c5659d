package dev.portwright.porting.order;

import dev.portwright.phonenumber.NumberSpan;
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
        Range phoneNumberRange,
        List<Range> activationRanges,
        Instant createdAt,
        Instant updatedAt) {

    /** The first and the last number of a range, +E.164. */
    public record Range(String startAt, String endAt) {
        public static Range of(NumberSpan span) {
            return new Range(span.first(), span.last());
        }
    }

    public static PhoneNumberBlockJson of(PhoneNumberBlock block) {
        return new PhoneNumberBlockJson(
                block.id(),
                "porting_phone_number_block",
                block.countryCode(),
                block.phoneNumberType(),
                Range.of(block.range()),
                block.activationRanges().stream().map(Range::of).toList(),
                block.createdAt(),
                block.createdAt());
    }
}
