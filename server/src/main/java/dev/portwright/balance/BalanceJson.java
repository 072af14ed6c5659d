package dev.portwright.balance;

import java.util.UUID;

/** The wire form of balances: amounts are texts with two decimals. */
final class BalanceJson {
    static final String RECORD_TYPE = "balance";

    private BalanceJson() {}

    /** The schema {@code UserBalance}. */
    record Own(
            String recordType,
            String pending,
            String balance,
            String creditLimit,
            String availableCredit,
            String currency) {
        static Own of(Balance balance) {
            return new Own(
                    RECORD_TYPE,
                    balance.pending().toPlainString(),
                    balance.amount().toPlainString(),
                    balance.creditLimit().toPlainString(),
                    balance.availableCredit().toPlainString(),
                    balance.currency());
        }
    }

    /** The schema {@code AccountBalance}. */
    record OfAccount(
            UUID accountId,
            String recordType,
            String pending,
            String balance,
            String creditLimit,
            String availableCredit,
            String currency) {
        static OfAccount of(UUID accountId, Balance balance) {
            return new OfAccount(
                    accountId,
                    RECORD_TYPE,
                    balance.pending().toPlainString(),
                    balance.amount().toPlainString(),
                    balance.creditLimit().toPlainString(),
                    balance.availableCredit().toPlainString(),
                    balance.currency());
        }
    }
}
