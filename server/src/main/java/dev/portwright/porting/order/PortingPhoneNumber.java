package dev.portwright.porting.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number of an order.
 *
 * @param phoneNumber +E.164
 * @param activationStatus state of its subscription version, once there is one
 */
public record PortingPhoneNumber(
        UUID id, String phoneNumber, @Nullable ActivationStatus activationStatus, PortabilityStatus portabilityStatus) {

    public PortingPhoneNumber with(@Nullable ActivationStatus other) {
        return new PortingPhoneNumber(id, phoneNumber, other, portabilityStatus);
    }
}
