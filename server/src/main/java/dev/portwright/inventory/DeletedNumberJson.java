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
        VoiceSettings voice = number.setup().voice();
        return new DeletedNumberJson(
                number.id(),
                InventoryNumberJson.RECORD_TYPE,
                number.phoneNumber(),
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
                voice.callForwarding().callForwardingEnabled(),
                voice.cnamListing().cnamListingEnabled(),
                voice.callerIdNameEnabled(),
                voice.callRecording().inboundCallRecordingEnabled(),
                voice.mediaFeatures().t38FaxGatewayEnabled(),
                number.phoneNumberType(),
                number.landedAt(),
                number.landedAt(),
                number.updatedAt(),
                settings.hdVoiceEnabled(),
                InventoryNumberJson.DELETION_LOCK_ENABLED,
                number.landedAt());
    }
}
