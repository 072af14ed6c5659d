package dev.portwright.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number on the wire: schema {@code PhoneNumberDetailed}. What is the same for all numbers, and why, is in {@code
 * docs/inventory.md}.
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

    /** Nothing here keeps a number from being deleted by its account. */
    static final boolean DELETION_LOCK_ENABLED = false;

    /** Numbers come into an inventory by porting only. */
    static final String SOURCE_TYPE = "port_request";

    /** The same in the words of the list's filter. */
    static final String SOURCE_FILTER = "ported";

    static InventoryNumberJson of(InventoryNumber number) {
        InventoryNumber.Settings settings = number.settings();
        VoiceSettings voice = number.setup().voice();
        return new InventoryNumberJson(
                number.id(),
                RECORD_TYPE,
                number.phoneNumber(),
                number.countryCode(),
                number.status().word(),
                settings.tags(),
                settings.externalPin(),
                settings.connectionId(),
                number.names().connection(),
                settings.customerReference(),
                number.messagingProfileId(),
                number.names().messagingProfile(),
                settings.billingGroupId(),
                number.setup().emergencyEnabled(),
                number.emergencyAddressId(),
                number.setup().emergencyStatus(),
                voice.callForwarding().callForwardingEnabled(),
                voice.cnamListing().cnamListingEnabled(),
                voice.callerIdNameEnabled(),
                voice.callRecording().inboundCallRecordingEnabled(),
                voice.mediaFeatures().t38FaxGatewayEnabled(),
                number.phoneNumberType(),
                voice.inboundCallScreening(),
                number.landedAt(),
                number.landedAt(),
                number.updatedAt(),
                settings.hdVoiceEnabled(),
                DELETION_LOCK_ENABLED,
                number.landedAt(),
                SOURCE_TYPE);
    }
}
