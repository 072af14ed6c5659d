package dev.portwright.requirement.listing;

import dev.portwright.phonenumber.Territories;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementCatalog.DatedType;
import dev.portwright.requirement.RequirementRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The catalogue filtered, sorted and by pages. All of it is in memory. */
@ApplicationScoped
class CatalogLists {
    /** How many entries an answer has where all that there are come in one, unless the client says otherwise. */
    private static final int ALL = 250;

    private static final Comparator<DatedType> BY_NAME =
            Comparator.comparing(type -> type.type().name());

    private static final Map<String, Comparator<DatedType>> TYPES_BY = Map.of(
            "name", BY_NAME,
            "created_at", Comparator.comparing(DatedType::firstFrom),
            "updated_at", Comparator.comparing(DatedType::effectiveFrom));

    private static final Comparator<RequirementRule> BY_COUNTRY = Comparator.comparing(RequirementRule::countryCode);

    /** Requirements are of whole countries: by locality they are as by country. */
    private static final Map<String, Comparator<RequirementRule>> RULES_BY = Map.of(
            "action", Comparator.comparing(RequirementRule::action),
            "country_code", BY_COUNTRY,
            "created_at", Comparator.comparing(RequirementRule::firstFrom),
            "locality", BY_COUNTRY,
            "phone_number_type", Comparator.comparing(RequirementRule::phoneNumberType),
            "updated_at", Comparator.comparing(RequirementRule::effectiveFrom));

    private final RequirementCatalog catalog;
    private final Clock clock;

    CatalogLists(RequirementCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    Listed<DatedType> types(Query query) {
        String part = query.text("filter.name.contains").orElse("").toLowerCase(Locale.ROOT);
        Page page = pageUpToAll(query);
        List<DatedType> all = catalog.types().stream()
                .filter(type -> type.type().name().toLowerCase(Locale.ROOT).contains(part))
                .sorted(sorting(query, TYPES_BY, BY_NAME).thenComparing(BY_NAME))
                .toList();
        return Listed.pageOf(all, page);
    }

    /** @throws ApiException 404 when there is no such type */
    DatedType type(UUID id) {
        return catalog.dated(id.toString())
                .orElseThrow(() ->
                        new ApiException(ProblemCode.NOT_FOUND.in("id", "There is no requirement type with this id.")));
    }

    /** @throws ApiException 422 when {@code as_of} is no day */
    Listed<RequirementRule> requirements(Query query) {
        Page page = query.page();
        List<RequirementRule> all = filtered(query, wanted(query)).stream()
                .sorted(sorting(query, RULES_BY, BY_COUNTRY))
                .toList();
        return Listed.pageOf(all, page);
    }

    /** @throws ApiException 404 when there is no such requirement on that day, 422 when {@code as_of} is no day */
    RequirementRule requirement(UUID id, Query query) {
        return wanted(query).stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new ApiException(ProblemCode.NOT_FOUND.in("id", "There is no requirement with this id.")));
    }

    /** The rules of the version asked for, or else those in force on the day asked for, or today. */
    private List<RequirementRule> wanted(Query query) {
        int version = query.integer("version", RequirementCatalog.NO_VERSION);
        if (version == RequirementCatalog.NO_VERSION) {
            return catalog.rulesOn(day(query));
        }
        return query.text("as_of").isEmpty()
                ? catalog.rulesOf(version)
                : catalog.rulesOn(day(query)).stream()
                        .filter(rule -> rule.version() == version)
                        .toList();
    }

    /** What is asked for now and the filters of the query let through. */
    List<RequirementRule> now(Query query) {
        return filtered(query, catalog.rulesOn(today()));
    }

    private static List<RequirementRule> filtered(Query query, List<RequirementRule> rules) {
        List<String> countries = query.texts("filter.country_code").stream()
                .map(code -> Territories.ruledBy(code.toUpperCase(Locale.ROOT)))
                .toList();
        List<String> types = query.texts("filter.phone_number_type");
        List<String> actions = query.texts("filter.action");
        return rules.stream()
                .filter(rule -> countries.isEmpty() || countries.contains(rule.countryCode()))
                .filter(rule -> types.isEmpty() || types.contains(rule.phoneNumberType()))
                .filter(rule -> actions.isEmpty() || actions.contains(rule.action()))
                .toList();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private LocalDate day(Query query) {
        return query.text("as_of").map(CatalogLists::parsed).orElseGet(this::today);
    }

    private static LocalDate parsed(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw new ApiException(ProblemCode.INVALID_TYPE.in("as_of", "The value must be a day such as 2026-06-01."));
        }
    }

    private static <T> Comparator<T> sorting(Query query, Map<String, Comparator<T>> by, Comparator<T> otherwise) {
        String sort = query.text("sort").orElse("");
        Comparator<T> named = by.getOrDefault(sort.replaceFirst("^-", ""), otherwise);
        return sort.startsWith("-") ? named.reversed() : named;
    }

    static Page pageUpToAll(Query query) {
        return new Page(query.integer("page.number", 1), query.integer("page.size", ALL));
    }
}
