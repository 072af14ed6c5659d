package dev.portwright.bundle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle was when an account took it, as the column {@code billing_bundle} keeps it. Its components are the keys there: they
 * stay what they are, whatever becomes of the API.
 */
record StoredBundle(
        UUID id,
        String name,
        @Nullable String slug,
        String costCode,
        boolean isPublic,
        LocalDate createdAt,
        @Nullable BigDecimal mrcPrice,
        @Nullable String currency,
        List<String> specs) {
    static StoredBundle of(BillingBundle.Terms terms) {
        return new StoredBundle(
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

    BillingBundle.Terms terms() {
        return new BillingBundle.Terms(id, name, slug, costCode, isPublic, createdAt, mrcPrice, currency, specs);
    }
}
