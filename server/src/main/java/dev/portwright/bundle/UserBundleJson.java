package dev.portwright.bundle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user bundle on the wire: schema {@code UserBundle}. */
record UserBundleJson(
        UUID id,
        boolean active,
        UUID userId,
        LocalDate createdAt,
        @Nullable LocalDate updatedAt,
        BillingBundleJson.Summary billingBundle,
        List<Use> resources) {
    static UserBundleJson of(UserBundle bundle) {
        Instant updated = bundle.updatedAt();
        return new UserBundleJson(
                bundle.id(),
                bundle.active(),
                bundle.accountId(),
                day(bundle.createdAt()),
                updated == null ? null : day(updated),
                BillingBundleJson.Summary.of(bundle.terms()),
                uses(bundle));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    static List<Use> uses(UserBundle bundle) {
        return bundle.uses().stream().map(Use::of).toList();
    }

    /** A number in a bundle: schema {@code UserBundleResource}. */
    record Use(
            UUID id,
            String resource,
            String resourceType,
            LocalDate createdAt,
            @Nullable LocalDate updatedAt) {
        private static Use of(UserBundle.Use use) {
            return new Use(
                    use.numberId(), use.phoneNumber(), use.porting() ? "porting_number" : "number", use.since(), null);
        }
    }

    /** Schema {@code UnusedUserBundles}. */
    record Unused(BillingBundleJson.Summary billingBundle, List<String> userBundleIds) {
        static Unused of(UserBundleStore.Unused unused) {
            return new Unused(BillingBundleJson.Summary.of(unused.terms()), unused.ids());
        }
    }
}
