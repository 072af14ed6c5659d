package dev.portwright.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A number of the slim list on the wire: schema {@code SlimPhoneNumberDetailed}.
 *
 * @param connectionName left out when it is not asked for, and null in JSON when there is none
 */
record SlimNumberJson(
        UUID id,
        String recordType,
        String phoneNumber,
        String countryIsoAlpha2,
        String status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> tags,
        @Nullable String externalPin,
        @Nullable String connectionId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode connectionName,
        @Nullable String customerReference,
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
        Instant activatedAt) {

    static SlimNumberJson of(InventoryNumber number, boolean withConnection, boolean withTags) {
        InventoryNumber.Settings settings = number.settings();
        VoiceSettings voice = number.setup().voice();
        return new SlimNumberJson(
                number.id(),
                "phone_number_slim",
                number.phoneNumber(),
                number.countryCode(),
                number.status().word(),
                withTags ? settings.tags() : null,
                settings.externalPin(),
                settings.connectionId(),
                withConnection ? nameOf(number.names().connection()) : null,
                settings.customerReference(),
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
                InventoryNumberJson.DELETION_LOCK_ENABLED,
                number.landedAt());
    }

    private static JsonNode nameOf(@Nullable String connection) {
        return connection == null
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.stringNode(connection);
    }
}
