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
 * @param active whether it can still be taken
 */
record BillingBundle(Terms terms, boolean active, List<Limit> limits) {

    /**
     * What it is called and costs: that which stays with whoever takes it.
     *
     * @param costCode what it is called where it is paid for
     * @param isPublic whether lists show it; the others are for those who have been told of them
     * @param mrcPrice what it costs a month; null when that is not told
     * @param specs what is in it, for people
     */
    record Terms(
            UUID id,
            String name,
            @Nullable String slug,
            String costCode,
            boolean isPublic,
            LocalDate createdAt,
            @Nullable BigDecimal mrcPrice,
            @Nullable String currency,
            List<String> specs) {
        Terms {
            specs = List.copyOf(specs);
        }
    }

    /**
     * How much of a service is in a bundle.
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
        limits = List.copyOf(limits);
    }

    UUID id() {
        return terms.id();
    }

    /** The countries that it is for, each once; none for all. */
    List<String> countries() {
        return limits.stream()
                .flatMap(limit -> Stream.ofNullable(limit.countryIso()))
                .distinct()
                .sorted()
                .toList();
    }
}
