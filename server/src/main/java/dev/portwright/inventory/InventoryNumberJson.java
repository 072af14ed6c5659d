package dev.portwright.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number on the wire: schema {@code PhoneNumberDetailed}. What depends on a voice network, which this product does not
 * have, is the same for all numbers; {@code docs/inventory.md} says why each value is what it is.
 */
record InventoryNumberJson(
        UUID id,
        String recordType,
        String phoneNumber,
        String countryIsoAlpha2,
        String status,
        List<String> tags,
        @Nullable String externalPin,
        @Nullable String connectionId,
        @Nullable String connectionName,
        @Nullable String customerReference,
        @Nullable String messagingProfileId,
        @Nullable String messagingProfileName,
        @Nullable String billingGroupId,
        boolean emergencyEnabled,
        @Nullable String emergencyAddressId,
        String emergencyStatus,
        boolean callForwardingEnabled,
        boolean cnamListingEnabled,
        boolean callerIdNameEnabled,
        boolean callRecordingEnabled,
        boolean t38FaxGatewayEnabled,
        String phoneNumberType,
        String inboundCallScreening,
        Instant purchasedAt,
        Instant createdAt,
        Instant updatedAt,
        boolean hdVoiceEnabled,
        boolean deletionLockEnabled,
        Instant activatedAt,
        String sourceType) {
    static final String RECORD_TYPE = "phone_number";

    /** Nothing here tells emergency services of a number, so claiming more would endanger people. */
    static final boolean EMERGENCY_ENABLED = false;

    static final String EMERGENCY_STATUS = "disabled";

    /** The published default: forwarding would happen, were it set up. */
    static final boolean CALL_FORWARDING_ENABLED = true;

    static final boolean CNAM_LISTING_ENABLED = false;
    static final boolean CALLER_ID_NAME_ENABLED = false;
    static final boolean CALL_RECORDING_ENABLED = false;
    static final boolean T38_FAX_GATEWAY_ENABLED = false;

    /** Nothing here keeps a number from being deleted by its account. */
    static final boolean DELETION_LOCK_ENABLED = false;

    static final String INBOUND_CALL_SCREENING = "disabled";

    /** Numbers come into an inventory by porting only. */
    static final String SOURCE_TYPE = "port_request";

    /** The same in the words of the list's filter. */
    static final String SOURCE_FILTER = "ported";

    static final String USAGE_PAYMENT_METHOD = "pay-per-minute";

    static InventoryNumberJson of(InventoryNumber number) {
        InventoryNumber.Settings settings = number.settings();
        return new InventoryNumberJson(
                number.id(),
                RECORD_TYPE,
                number.phoneNumber(),
                number.countryCode(),
                number.status().word(),
                settings.tags(),
                settings.externalPin(),
                settings.connectionId(),
                settings.connectionId(),
                settings.customerReference(),
                number.messagingProfileId(),
                number.messagingProfileId(),
                settings.billingGroupId(),
                EMERGENCY_ENABLED,
                number.emergencyAddressId(),
                EMERGENCY_STATUS,
                CALL_FORWARDING_ENABLED,
                CNAM_LISTING_ENABLED,
                CALLER_ID_NAME_ENABLED,
                CALL_RECORDING_ENABLED,
                T38_FAX_GATEWAY_ENABLED,
                number.phoneNumberType(),
                INBOUND_CALL_SCREENING,
                number.landedAt(),
                number.landedAt(),
                number.updatedAt(),
                settings.hdVoiceEnabled(),
                DELETION_LOCK_ENABLED,
                number.landedAt(),
                SOURCE_TYPE);
    }
}
