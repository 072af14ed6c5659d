package dev.portwright.porting.configuration;

import dev.portwright.porting.order.NumberConfiguration;
import java.time.Instant;
import java.util.UUID;

/** A pair on the wire: schema {@code PortingPhoneNumberConfiguration}. */
record NumberConfigurationJson(
        UUID id,
        UUID userBundleId,
        UUID portingPhoneNumberId,
        String recordType,
        Instant createdAt,
        Instant updatedAt) {
    static NumberConfigurationJson of(NumberConfiguration pair) {
        return new NumberConfigurationJson(
                pair.id(),
                pair.userBundleId(),
                pair.phoneNumberId(),
                "porting_phone_number_configuration",
                pair.createdAt(),
                pair.updatedAt());
    }
}
