package dev.portwright.balance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Money of an account, in exact amounts of two decimals.
 *
 * @param amount what it has; below zero for what it owes
 * @param pending of that, what is not settled yet
 * @param creditLimit how far it may go below zero
 * @param currency the code of ISO 4217
 */
public record Balance(BigDecimal amount, BigDecimal pending, BigDecimal creditLimit, String currency) {
    /** Of an account of which nobody has said anything. */
    static final Balance NOTHING = new Balance(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, "USD");

    private static final int DECIMALS = 2;

    public Balance {
        amount = exact(amount);
        pending = exact(pending);
        creditLimit = exact(creditLimit);
    }

    /** Nothing is rounded: what has more decimals is no amount. */
    private static BigDecimal exact(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }

    /** What may still be spent; below zero when more than the credit is used up. */
    public BigDecimal availableCredit() {
        return amount.add(creditLimit);
    }
}
