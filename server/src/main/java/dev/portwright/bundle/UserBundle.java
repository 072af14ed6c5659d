package dev.portwright.bundle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bundle that an account has taken.
 *
 * @param terms what the bundle was when it was taken
 * @param updatedAt when it was deactivated; null as long as it is not
 * @param uses what is in it: one number at most
 */
record UserBundle(
        UUID id,
        UUID accountId,
        boolean active,
        BillingBundle.Terms terms,
        Instant createdAt,
        @Nullable Instant updatedAt,
        List<Use> uses) {

    /**
     * A number in a bundle.
     *
     * @param numberId its id in the inventory or, as long as it is ported, in its order
     * @param phoneNumber in +E.164
     * @param porting whether it is still on its way to the account
     * @param since when it came into the bundle
     */
    record Use(UUID numberId, String phoneNumber, boolean porting, LocalDate since) {
        /** In words, such as {@code the number +13035550987}. */
        String inWords() {
            return (porting ? "the porting number " : "the number ") + phoneNumber;
        }
    }

    UserBundle deactivated(Instant now) {
        return new UserBundle(id, accountId, false, terms, createdAt, now, uses);
    }
}
