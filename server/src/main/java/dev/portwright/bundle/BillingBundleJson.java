package dev.portwright.bundle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bundle of the catalogue on the wire, all of it but the price: schema {@code BillingBundle}. */
record BillingBundleJson(
        UUID id,
        String name,
        @Nullable String slug,
        String costCode,
        boolean active,
        boolean isPublic,
        LocalDate createdAt,
        List<Limit> bundleLimits) {
    static BillingBundleJson of(BillingBundle bundle) {
        BillingBundle.Terms terms = bundle.terms();
        return new BillingBundleJson(
                terms.id(),
                terms.name(),
                terms.slug(),
                terms.costCode(),
                bundle.active(),
                terms.isPublic(),
                terms.createdAt(),
                bundle.limits().stream().map(Limit::of).toList());
    }

    /** What lists and user bundles show of one: schema {@code BillingBundleSummary}. */
    record Summary(
            UUID id,
            String name,
            @Nullable String slug,
            String costCode,
            boolean isPublic,
            LocalDate createdAt,
            @Nullable BigDecimal mrcPrice,
            @Nullable String currency,
            List<String> specs) {
        static Summary of(BillingBundle.Terms terms) {
            return new Summary(
                    terms.id(),
                    terms.name(),
                    terms.slug(),
                    terms.costCode(),
                    terms.isPublic(),
                    terms.createdAt(),
                    terms.mrcPrice(),
                    terms.currency(),
                    terms.specs());
        }
    }

    /** Schema {@code BundleLimit}. */
    record Limit(
            UUID id,
            String service,
            String metric,
            @Nullable Integer limit,
            @Nullable String rate,
            @Nullable String countryIso,
            @Nullable Integer countryCode,
            @Nullable String direction,
            List<String> types,
            LocalDate createdAt,
            LocalDate updatedAt,
            @Nullable String billingService) {
        static Limit of(BillingBundle.Limit limit) {
            return new Limit(
                    limit.id(),
                    limit.service(),
                    limit.metric(),
                    limit.limit(),
                    limit.rate(),
                    limit.countryIso(),
                    limit.countryCode(),
                    limit.direction(),
                    limit.types(),
                    limit.createdAt(),
                    limit.updatedAt(),
                    limit.billingService());
        }
    }
}
