package dev.portwright.inventory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How calls of a number are handled, on the wire: schema {@code PhoneNumberWithVoiceSettings}. */
record VoiceSettingsJson(
        UUID id,
        String recordType,
        String phoneNumber,
        @Nullable String connectionId,
        @Nullable String customerReference,
        boolean techPrefixEnabled,
        String translatedNumber,
        VoiceSettings.CallForwarding callForwarding,
        VoiceSettings.CnamListing cnamListing,
        Emergency emergency,
        String usagePaymentMethod,
        VoiceSettings.MediaFeatures mediaFeatures,
        VoiceSettings.CallRecording callRecording,
        String inboundCallScreening) {

    record Emergency(boolean emergencyEnabled, @Nullable String emergencyAddressId, String emergencyStatus) {}

    static VoiceSettingsJson of(InventoryNumber number) {
        InventoryNumber.Setup setup = number.setup();
        VoiceSettings voice = setup.voice();
        return new VoiceSettingsJson(
                number.id(),
                "voice_settings",
                number.phoneNumber(),
                number.settings().connectionId(),
                number.settings().customerReference(),
                voice.techPrefixEnabled(),
                voice.translatedNumber(),
                voice.callForwarding(),
                voice.cnamListing(),
                new Emergency(setup.emergencyEnabled(), number.emergencyAddressId(), setup.emergencyStatus()),
                voice.usagePaymentMethod(),
                voice.mediaFeatures(),
                voice.callRecording(),
                voice.inboundCallScreening());
    }
}
