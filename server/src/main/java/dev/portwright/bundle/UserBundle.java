package dev.portwright.bundle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bundle that an account has taken.
 *
 * @param billing the bundle as it was when it was taken
 * @param updatedAt when it was deactivated; null as long as it is not
 * @param uses what is in it: one number at most
 */
record UserBundle(
        UUID id,
        UUID accountId,
        boolean active,
        BillingBundle.Summary billing,
        Instant createdAt,
        @Nullable Instant updatedAt,
        List<Use> uses) {

    /** The words for what is in a bundle. */
    static final String NUMBER = "number";

    static final String PORTING_NUMBER = "porting_number";

    /**
     * A number in a bundle. Its components are also its form on the wire.
     *
     * @param id of the number in the inventory or, as long as it is ported, in its order
     * @param resource the number in +E.164
     */
    record Use(
            UUID id,
            String resource,
            String resourceType,
            LocalDate createdAt,
            @Nullable LocalDate updatedAt) {
        /** In words, such as {@code the number +13035550987}. */
        String inWords() {
            return "the " + resourceType.replace('_', ' ') + " " + resource;
        }
    }

    UserBundle deactivated(Instant now) {
        return new UserBundle(id, accountId, false, billing, createdAt, now, uses);
    }

    /** On the wire: schema {@code UserBundle}. */
    record Wire(
            UUID id,
            boolean active,
            UUID userId,
            LocalDate createdAt,
            @Nullable LocalDate updatedAt,
            BillingBundle.Summary billingBundle,
            List<Use> resources) {}

    Wire wire() {
        return new Wire(
                id, active, accountId, day(createdAt), updatedAt == null ? null : day(updatedAt), billing, uses);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
