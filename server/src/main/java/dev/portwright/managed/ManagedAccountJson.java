package dev.portwright.managed;

import dev.portwright.balance.Balance;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wire form of managed accounts. */
final class ManagedAccountJson {
    private ManagedAccountJson() {}

    /** The schema {@code ManagedAccountBalance}. */
    record Money(String recordType, String balance, String creditLimit, String availableCredit, String currency) {
        static Money of(Balance balance) {
            return new Money(
                    "balance",
                    balance.amount().toPlainString(),
                    balance.creditLimit().toPlainString(),
                    balance.availableCredit().toPlainString(),
                    balance.currency());
        }
    }

    /**
     * The schema {@code ManagedAccount}.
     *
     * @param apiKey the key, in the answer that tells of its making; only its hash is kept, so later there is none to tell
     * @param apiToken the same key: there is no other API here that would have tokens of its own
     */
    record One(
            String recordType,
            UUID id,
            String email,
            @Nullable String apiKey,
            String apiUser,
            @Nullable String apiToken,
            String organizationName,
            UUID managerAccountId,
            Money balance,
            Instant createdAt,
            Instant updatedAt,
            boolean managedAccountAllowCustomPricing,
            boolean rollupBilling) {
        static One of(ManagedAccounts.Shown shown) {
            ManagedAccount account = shown.account();
            return new One(
                    ManagedAccount.RECORD_TYPE,
                    account.id(),
                    account.email(),
                    shown.key(),
                    account.email(),
                    shown.key(),
                    account.organizationName(),
                    account.managerId(),
                    Money.of(shown.balance()),
                    account.createdAt(),
                    account.updatedAt(),
                    account.allowCustomPricing(),
                    account.rollupBilling());
        }

        @Override
        public String toString() {
            return "One[id=" + id + "]";
        }
    }

    /** The schema {@code ManagedAccountMultiListing}. */
    record Entry(
            String recordType,
            UUID id,
            String email,
            String apiUser,
            String organizationName,
            UUID managerAccountId,
            Instant createdAt,
            Instant updatedAt,
            boolean managedAccountAllowCustomPricing,
            boolean rollupBilling) {
        static Entry of(ManagedAccount account) {
            return new Entry(
                    ManagedAccount.RECORD_TYPE,
                    account.id(),
                    account.email(),
                    account.email(),
                    account.organizationName(),
                    account.managerId(),
                    account.createdAt(),
                    account.updatedAt(),
                    account.allowCustomPricing(),
                    account.rollupBilling());
        }
    }

    /** The schema {@code ManagedAccountOfAny}. */
    record OfAny(
            String recordType,
            UUID id,
            String email,
            String organizationName,
            UUID managerAccountId,
            int channelLimit,
            @Nullable Instant disabledAt,
            Instant createdAt,
            Instant updatedAt) {
        static OfAny of(ManagedAccount account) {
            return new OfAny(
                    ManagedAccount.RECORD_TYPE,
                    account.id(),
                    account.email(),
                    account.organizationName(),
                    account.managerId(),
                    account.channelLimit(),
                    account.disabledAt(),
                    account.createdAt(),
                    account.updatedAt());
        }
    }

    /** The schema {@code SingleManagedAccountGlobalOutboundChannels}. */
    record Limit(int channelLimit, String email, UUID id, UUID managerAccountId, String recordType) {
        static Limit of(ManagedAccount account) {
            return new Limit(
                    account.channelLimit(),
                    account.email(),
                    account.id(),
                    account.managerId(),
                    "managed_account_global_outbound_settings");
        }
    }

    /**
     * The schema {@code ManagedAccountsGlobalOutboundChannels}.
     *
     * @param managedAccountAllowCustomPricing something of each account and not of all, so there is none to tell
     */
    record Channels(
            @Nullable Boolean managedAccountAllowCustomPricing,
            int allocatableGlobalOutboundChannels,
            String recordType,
            long totalGlobalChannelsAllocated) {
        static Channels of(OutboundChannels.Pool pool) {
            return new Channels(null, pool.channels(), "allocatable_global_outbound_channels", pool.handedOut());
        }
    }

    /** The schema {@code AccountOutboundChannels}. */
    record ChannelsOfAny(
            UUID accountId,
            String recordType,
            int allocatableGlobalOutboundChannels,
            long totalGlobalChannelsAllocated) {
        static ChannelsOfAny of(UUID accountId, OutboundChannels.Pool pool) {
            return new ChannelsOfAny(
                    accountId, "allocatable_global_outbound_channels", pool.channels(), pool.handedOut());
        }
    }
}
