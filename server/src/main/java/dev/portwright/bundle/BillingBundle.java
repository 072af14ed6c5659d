package dev.portwright.bundle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bundle that accounts can take, as the file with the catalogue has it.
 *
 * @param costCode what it is called where it is paid for
 * @param active whether it can still be taken
 * @param isPublic whether lists show it; the others are for those who have been told of them
 * @param mrcPrice what it costs a month; null when that is not told
 * @param specs what is in it, for people
 */
record BillingBundle(
        UUID id,
        String name,
        @Nullable String slug,
        String costCode,
        boolean active,
        boolean isPublic,
        LocalDate createdAt,
        @Nullable BigDecimal mrcPrice,
        @Nullable String currency,
        List<String> specs,
        List<Limit> limits) {

    /**
     * How much of a service is in a bundle. Its components are also its form on the wire.
     *
     * @param metric what is counted
     * @param limit how many; null for no limit
     * @param rate what one costs beyond that
     * @param countryIso the country it is for, in capitals; null for all
     */
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
            @Nullable String billingService) {}

    BillingBundle {
        specs = List.copyOf(specs);
        limits = List.copyOf(limits);
    }

    /** The countries that it is for, each once; none for all. */
    List<String> countries() {
        return limits.stream()
                .flatMap(limit -> Stream.ofNullable(limit.countryIso()))
                .distinct()
                .sorted()
                .toList();
    }

    /** What lists and user bundles show of it: schema {@code BillingBundleSummary}. */
    record Summary(
            UUID id,
            String name,
            @Nullable String slug,
            String costCode,
            boolean isPublic,
            LocalDate createdAt,
            @Nullable BigDecimal mrcPrice,
            @Nullable String currency,
            List<String> specs) {}

    Summary summary() {
        return new Summary(id, name, slug, costCode, isPublic, createdAt, mrcPrice, currency, specs);
    }

    /** All of it but the price: schema {@code BillingBundle}. */
    record Details(
            UUID id,
            String name,
            @Nullable String slug,
            String costCode,
            boolean active,
            boolean isPublic,
            LocalDate createdAt,
            List<Limit> bundleLimits) {}

    Details details() {
        return new Details(id, name, slug, costCode, active, isPublic, createdAt, limits);
    }
}
