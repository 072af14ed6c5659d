package dev.portwright.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How messages of a number are handled, on the wire: schema {@code PhoneNumberWithMessagingSettings}. No message goes through
 * this server, so that none is counted and nobody knows what a number can do.
 */
record MessagingSettingsJson(
        UUID id,
        String recordType,
        String phoneNumber,
        @Nullable String messagingProfileId,
        Instant createdAt,
        Instant updatedAt,
        String countryCode,
        String type,
        Health health,
        List<String> eligibleMessagingProducts,
        String trafficType,
        String messagingProduct,
        Features features) {
    /** What a number's messages may be for, the usual first. */
    private static final List<String> PRODUCTS = List.of("A2P", "P2P");

    record Health(int messageCount, double inboundOutboundRatio, double successRatio, double spamRatio) {
        static final Health WITHOUT_MESSAGES = new Health(0, 0, 0, 0);
    }

    /** What is known of sending; null for what nobody has found out. */
    record Features(@Nullable Capabilities sms, @Nullable Capabilities mms) {
        static final Features UNKNOWN = new Features(null, null);
    }

    record Capabilities(boolean domesticTwoWay, boolean internationalInbound, boolean internationalOutbound) {}

    static MessagingSettingsJson of(InventoryNumber number) {
        String chosen = number.setup().messagingProduct();
        String product = chosen == null ? PRODUCTS.getFirst() : chosen;
        return new MessagingSettingsJson(
                number.id(),
                "messaging_settings",
                number.phoneNumber(),
                number.messagingProfileId(),
                number.landedAt(),
                number.updatedAt(),
                number.countryCode(),
                number.phoneNumberType().equals("toll_free") ? "toll-free" : "long-code",
                Health.WITHOUT_MESSAGES,
                PRODUCTS,
                product,
                product,
                Features.UNKNOWN);
    }
}
