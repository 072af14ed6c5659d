package dev.portwright.porting.order;

import dev.portwright.phonenumber.PhoneNumberType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A number of an order on the wire: schema {@code PortingPhoneNumber}. */
public record PortingPhoneNumberJson(
        UUID id,
        String recordType,
        String phoneNumber,
        PhoneNumberType phoneNumberType,
        UUID portingOrderId,
        String portingOrderStatus,
        @Nullable String supportKey,
        @Nullable ActivationStatus activationStatus,
        PortabilityStatus portabilityStatus,
        String requirementsStatus) {

    public static PortingPhoneNumberJson of(PortingPhoneNumber number, PortingOrder order) {
        return new PortingPhoneNumberJson(
                number.id(),
                "porting_phone_number",
                number.phoneNumber(),
                order.kind().phoneNumberType(),
                order.id(),
                order.status().word(),
                order.shownSupportKey(),
                number.activationStatus(),
                number.portabilityStatus(),
                order.requirementStatus().word());
    }

    public static PortingPhoneNumberJson of(ListedPhoneNumber entry) {
        return new PortingPhoneNumberJson(
                entry.number().id(),
                "porting_phone_number",
                entry.number().phoneNumber(),
                entry.phoneNumberType(),
                entry.orderId(),
                entry.status().word(),
                entry.supportKey(),
                entry.number().activationStatus(),
                entry.number().portabilityStatus(),
                entry.requirements().word());
    }
}
