package dev.portwright.portability;

import dev.portwright.phonenumber.PhoneNumberFacts;
import org.jspecify.annotations.Nullable;

/** The schema {@code PortabilityCheckDetails}. */
record PortabilityCheckJson(
        String recordType,
        String phoneNumber,
        boolean portable,
        boolean fastPortable,
        String notPortableReason,
        boolean messagingCapable,
        @Nullable String carrierName,
        @Nullable String countryCode,
        @Nullable String phoneNumberType) {

    static PortabilityCheckJson of(PortabilityResult result) {
        PhoneNumberFacts facts = result.facts();
        return new PortabilityCheckJson(
                "portability_check_result",
                result.phoneNumber(),
                result.portable(),
                result.fastPortable(),
                result.notPortableReason(),
                result.messagingCapable(),
                result.carrierName().isEmpty() ? null : result.carrierName(),
                facts == null ? null : facts.countryCode(),
                facts == null ? null : facts.type().wireName());
    }
}
