package dev.portwright.managed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that another one manages.
 *
 * @param managerId the account that has made it
 * @param organizationName what it is called, as the operator sees it too
 * @param allowCustomPricing kept for the manager; nothing is charged here
 * @param rollupBilling whether its balance is that of its manager
 * @param channelLimit outbound channels that the manager has handed out to it
 * @param version one more with each change
 * @param disabledAt since when its keys are refused, by its manager or the operator; null while they are not
 */
record ManagedAccount(
        UUID id,
        UUID managerId,
        String organizationName,
        String email,
        boolean allowCustomPricing,
        boolean rollupBilling,
        int channelLimit,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant disabledAt) {
    static final String RECORD_TYPE = "managed_account";

    ManagedAccount allowingCustomPricing(boolean allow, Instant now) {
        return changed(allow, channelLimit, disabledAt, now);
    }

    ManagedAccount limitedTo(int channels, Instant now) {
        return changed(allowCustomPricing, channels, disabledAt, now);
    }

    ManagedAccount disabled(@Nullable Instant since, Instant now) {
        return changed(allowCustomPricing, channelLimit, since, now);
    }

    private ManagedAccount changed(boolean allow, int channels, @Nullable Instant since, Instant now) {
        return new ManagedAccount(
                id,
                managerId,
                organizationName,
                email,
                allow,
                rollupBilling,
                channels,
                version + 1,
                createdAt,
                now,
                since);
    }
}
