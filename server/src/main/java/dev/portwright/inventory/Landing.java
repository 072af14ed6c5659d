package dev.portwright.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that a ported order brings into its account, with the settings the order has for them.
 *
 * @param phoneNumbers +E.164; one that stands twice counts once
 * @param countryCode ISO 3166-1 alpha-2
 * @param phoneNumberType as on the wire: local, mobile, national, shared_cost or toll_free
 * @param userBundles the bundles of those numbers that come into one
 * @param at when the account has got the numbers
 */
public record Landing(
        UUID accountId,
        UUID portingOrderId,
        List<String> phoneNumbers,
        String countryCode,
        String phoneNumberType,
        @Nullable String connectionId,
        @Nullable String messagingProfileId,
        @Nullable String billingGroupId,
        @Nullable String emergencyAddressId,
        List<String> tags,
        @Nullable String customerReference,
        Map<String, UUID> userBundles,
        Instant at) {
    public Landing {
        phoneNumbers = phoneNumbers.stream().distinct().toList();
        tags = List.copyOf(tags);
        userBundles = Map.copyOf(userBundles);
    }
}
