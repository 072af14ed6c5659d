package dev.portwright.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number in an account's inventory, or one that was there.
 *
 * @param phoneNumber +E.164
 * @param landedAt when the account got it
 */
record InventoryNumber(
        UUID id,
        UUID accountId,
        String phoneNumber,
        String countryCode,
        String phoneNumberType,
        Status status,
        @Nullable String messagingProfileId,
        @Nullable String emergencyAddressId,
        Settings settings,
        Setup setup,
        Names names,
        Instant landedAt,
        Instant updatedAt) {

    /** The words of the wire that occur here. */
    enum Status {
        ACTIVE("active"),
        DELETED("deleted"),
        PORTED_OUT("ported-out");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Status of(String word) {
            for (Status status : values()) {
                if (status.word.equals(word)) {
                    return status;
                }
            }
            throw new IllegalArgumentException(word);
        }
    }

    /** What a client edits. */
    record Settings(
            @Nullable String connectionId,
            @Nullable String billingGroupId,
            @Nullable String customerReference,
            @Nullable String externalPin,
            List<String> tags,
            boolean hdVoiceEnabled) {
        /** Without the PIN, so that no log has it. */
        @Override
        public String toString() {
            return "Settings";
        }
    }

    /**
     * How calls and messages of the number are handled.
     *
     * @param emergencyEnabled whether its address is to be known to emergency services
     * @param messagingProduct what its messages are for; null when nobody has said so
     */
    record Setup(
            VoiceSettings voice,
            boolean emergencyEnabled,
            @Nullable String messagingProduct) {
        Setup with(VoiceSettings newVoice) {
            return new Setup(newVoice, emergencyEnabled, messagingProduct);
        }

        Setup withEmergency(boolean enabled) {
            return new Setup(voice, enabled, messagingProduct);
        }

        Setup withProduct(@Nullable String product) {
            return new Setup(voice, emergencyEnabled, product);
        }

        /** Nobody here tells emergency services of an address, so that it never gets further than being asked for. */
        String emergencyStatus() {
            return emergencyEnabled ? "provisioning" : "disabled";
        }
    }

    /** What the connection and the messaging profile that it names are called; by their ids when they live elsewhere. */
    record Names(@Nullable String connection, @Nullable String messagingProfile) {}

    InventoryNumber edited(Settings changed, Instant now) {
        return with(status, messagingProfileId, emergencyAddressId, changed, setup, now);
    }

    InventoryNumber withVoice(VoiceSettings voice, Instant now) {
        return with(status, messagingProfileId, emergencyAddressId, settings, setup.with(voice), now);
    }

    InventoryNumber withEmergency(boolean enabled, String addressId, Instant now) {
        return with(status, messagingProfileId, addressId, settings, setup.withEmergency(enabled), now);
    }

    InventoryNumber withMessaging(@Nullable String profileId, @Nullable String product, Instant now) {
        return with(status, profileId, emergencyAddressId, settings, setup.withProduct(product), now);
    }

    InventoryNumber deleted(Instant now) {
        return with(Status.DELETED, messagingProfileId, emergencyAddressId, settings, setup, now);
    }

    /** Later than any change before, also when two fall into one millisecond. */
    private InventoryNumber with(
            Status newStatus,
            @Nullable String newProfileId,
            @Nullable String newAddressId,
            Settings newSettings,
            Setup newSetup,
            Instant now) {
        return new InventoryNumber(
                id,
                accountId,
                phoneNumber,
                countryCode,
                phoneNumberType,
                newStatus,
                newProfileId,
                newAddressId,
                newSettings,
                newSetup,
                names,
                landedAt,
                now.isAfter(updatedAt) ? now : updatedAt.plusMillis(1));
    }
}
