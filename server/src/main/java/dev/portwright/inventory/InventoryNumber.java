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

    InventoryNumber edited(Settings changed, Instant now) {
        return with(status, changed, now);
    }

    InventoryNumber deleted(Instant now) {
        return with(Status.DELETED, settings, now);
    }

    /** Later than any change before, also when two fall into one millisecond. */
    private InventoryNumber with(Status newStatus, Settings newSettings, Instant now) {
        return new InventoryNumber(
                id,
                accountId,
                phoneNumber,
                countryCode,
                phoneNumberType,
                newStatus,
                messagingProfileId,
                emergencyAddressId,
                newSettings,
                landedAt,
                now.isAfter(updatedAt) ? now : updatedAt.plusMillis(1));
    }
}
