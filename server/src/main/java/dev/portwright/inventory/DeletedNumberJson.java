package dev.portwright.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A number that was just deleted, on the wire: schema {@code PhoneNumberDeletedDetailed}. */
record DeletedNumberJson(
        UUID id,
        String recordType,
        String phoneNumber,
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
        boolean callForwardingEnabled,
        boolean cnamListingEnabled,
        boolean callerIdNameEnabled,
        boolean callRecordingEnabled,
        boolean t38FaxGatewayEnabled,
        String phoneNumberType,
        Instant purchasedAt,
        Instant createdAt,
        Instant updatedAt,
        boolean hdVoiceEnabled,
        boolean deletionLockEnabled,
        Instant activatedAt) {
    static DeletedNumberJson of(InventoryNumber number) {
        InventoryNumber.Settings settings = number.settings();
        return new DeletedNumberJson(
                number.id(),
                InventoryNumberJson.RECORD_TYPE,
                number.phoneNumber(),
                number.status().word(),
                settings.tags(),
                settings.externalPin(),
                settings.connectionId(),
                settings.connectionId(),
                settings.customerReference(),
                number.messagingProfileId(),
                number.messagingProfileId(),
                settings.billingGroupId(),
                InventoryNumberJson.EMERGENCY_ENABLED,
                number.emergencyAddressId(),
                InventoryNumberJson.CALL_FORWARDING_ENABLED,
                InventoryNumberJson.CNAM_LISTING_ENABLED,
                InventoryNumberJson.CALLER_ID_NAME_ENABLED,
                InventoryNumberJson.CALL_RECORDING_ENABLED,
                InventoryNumberJson.T38_FAX_GATEWAY_ENABLED,
                number.phoneNumberType(),
                number.landedAt(),
                number.landedAt(),
                number.updatedAt(),
                settings.hdVoiceEnabled(),
                InventoryNumberJson.DELETION_LOCK_ENABLED,
                number.landedAt());
    }
}
