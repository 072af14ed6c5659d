package dev.portwright.porting.order;

import dev.portwright.phonenumber.PhoneNumberType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A number with what its order says of it. */
public record ListedPhoneNumber(
        PortingPhoneNumber number,
        UUID orderId,
        PhoneNumberType phoneNumberType,
        PortingOrderStatus status,
        @Nullable String supportKey,
        RequirementStatus requirements) {}
