package dev.portwright.porting.configuration;

import dev.portwright.porting.order.BundlePair;
import java.time.Instant;
import java.util.UUID;

/** A pair on the wire: schema {@code PortingPhoneNumberConfiguration}. */
record BundlePairJson(
        UUID id,
        UUID userBundleId,
        UUID portingPhoneNumberId,
        String recordType,
        Instant createdAt,
        Instant updatedAt) {
    static BundlePairJson of(BundlePair pair) {
        return new BundlePairJson(
                pair.id(),
                pair.userBundleId(),
                pair.phoneNumberId(),
                "porting_phone_number_configuration",
                pair.createdAt(),
                pair.updatedAt());
    }
}
