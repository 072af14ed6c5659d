package dev.portwright.requirement;

import dev.portwright.phonenumber.Territories;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What countries ask for, from the product's data files, which are read at the first use. A country's rules come in
 * versions, each in force from a day on; of the days before the first one nothing else is known, so that it holds there
 * too. A territory has the rules of the country whose own are in force there.
 */
@ApplicationScoped
public class RequirementCatalog {
    /** The version of what was begun before there were rules of its country, or where there are none. */
    public static final int NO_VERSION = 0;

    private volatile @Nullable Content content;

    /**
     * A version of a country's rules.
     *
     * @param notPorted why, by kind of number
     */
    record Version(int number, LocalDate effectiveFrom, Map<String, String> notPorted, List<RequirementRule> rules) {}

    /** @param types by id, each as its newest version has it */
    private record Content(
            Map<String, DatedType> types, List<RequirementType> ofEveryPort, Map<String, List<Version>> countries) {}

    /**
     * A type with the days from which it is in force.
     *
     * @param firstFrom the day of the first version that has it
     * @param effectiveFrom the day of the version that this is of
     */
    public record DatedType(RequirementType type, LocalDate firstFrom, LocalDate effectiveFrom) {}

    /** The requirement type with this id, as its newest version has it. */
    public Optional<RequirementType> type(String id) {
        return dated(id).map(DatedType::type);
    }

    /** The same with its days. */
    public Optional<DatedType> dated(String id) {
        return Optional.ofNullable(content().types().get(id.toLowerCase(Locale.ROOT)));
    }

    /** Every type, as its newest version has it. */
    public Collection<DatedType> types() {
        return content().types().values();
    }

    /** The version of the country's rules that is in force on a day; {@link #NO_VERSION} when it has none. */
    public int versionOn(String countryCode, LocalDate day) {
        return inForce(countryCode, day).map(Version::number).orElse(NO_VERSION);
    }

    /**
     * Why numbers of this kind are not ported in the country at all, as a sentence without its full stop; empty when they are,
     * or nothing is known of that.
     */
    public Optional<String> whyNotPorted(String countryCode, String phoneNumberType, LocalDate day) {
        return inForce(countryCode, day).map(version -> version.notPorted().get(phoneNumberType));
    }

    private Optional<Version> inForce(String countryCode, LocalDate day) {
        List<Version> all = versions(countryCode);
        return all.stream()
                .filter(version -> !version.effectiveFrom().isAfter(day))
                .reduce((older, newer) -> newer)
                .or(() -> all.stream().findFirst());
    }

    /**
     * The rule for numbers of a kind; empty when the country asks for nothing that its files know of.
     *
     * @param action {@code porting} or {@code ordering}
     * @param version the rule as it was in this version; in {@link #NO_VERSION} it asks for what the newest one asks for,
     *     of which nothing is mandatory
     */
    public Optional<RequirementRule> rule(String countryCode, String phoneNumberType, String action, int version) {
        List<Version> all = versions(countryCode);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Version wanted = all.stream()
                .filter(each -> each.number() <= version)
                .reduce((older, newer) -> newer)
                .orElse(all.getLast());
        Optional<RequirementRule> rule = wanted.rules().stream()
                .filter(each -> each.phoneNumberType().equals(phoneNumberType)
                        && each.action().equals(action))
                .findFirst();
        return version == NO_VERSION ? rule.map(RequirementRule::withNothingMandatory) : rule;
    }

    /** The two documents that every port needs, also where nothing else is known of a country: letter and invoice. */
    public List<RequirementType> ofEveryPort() {
        return content().ofEveryPort();
    }

    /** All rules of all countries that are of this version, whether it is in force or not, in the same order. */
    public List<RequirementRule> rulesOf(int version) {
        return content().countries().values().stream()
                .flatMap(List::stream)
                .filter(each -> each.number() == version)
                .flatMap(each -> each.rules().stream())
                .toList();
    }

    /** All rules in force on a day, by country and then in the order of the files. */
    public List<RequirementRule> rulesOn(LocalDate day) {
        return content().countries().entrySet().stream()
                .flatMap(country -> {
                    int version = versionOn(country.getKey(), day);
                    return country.getValue().stream().filter(each -> each.number() == version);
                })
                .flatMap(version -> version.rules().stream())
                .toList();
    }

    private List<Version> versions(String countryCode) {
        return content().countries().getOrDefault(Territories.ruledBy(countryCode.toUpperCase(Locale.ROOT)), List.of());
    }

    private Content content() {
        Content known = content;
        return known == null ? readOnce() : known;
    }

    private synchronized Content readOnce() {
        Content known = content;
        if (known == null) {
            RequirementFile.Common common = RequirementFile.common();
            known = read(
                    common, common.countries().stream().map(RequirementFile::of).toList());
            content = known;
        }
        return known;
    }

    /** Makes a catalogue of other files: for tests of versions, of which the files have few. */
    static RequirementCatalog of(RequirementFile.Common common, List<RequirementFile> files) {
        RequirementCatalog catalog = new RequirementCatalog();
        catalog.content = read(common, files);
        return catalog;
    }

    private static Content read(RequirementFile.Common common, List<RequirementFile> files) {
        Map<String, DatedType> types = new LinkedHashMap<>();
        Map<String, List<Version>> countries = new LinkedHashMap<>();
        Map<UUID, LocalDate> firstFrom = new HashMap<>();
        LocalDate first = files.stream()
                .map(file -> LocalDate.parse(file.versions().getFirst().effectiveFrom()))
                .min(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
        common.types().forEach(type -> types.put(type.id(), new DatedType(type, first, first)));
        for (RequirementFile file : files) {
            List<Version> versions = new ArrayList<>();
            for (int i = 0; i < file.versions().size(); i++) {
                RequirementFile.Version written = file.versions().get(i);
                LocalDate day = LocalDate.parse(written.effectiveFrom());
                LocalDate until = i + 1 == file.versions().size()
                        ? null
                        : LocalDate.parse(file.versions().get(i + 1).effectiveFrom());
                Map<String, RequirementType> known = new HashMap<>();
                common.types().forEach(type -> known.put(type.id(), type));
                for (RequirementType type : written.types()) {
                    known.put(type.id(), type);
                    DatedType before = types.get(type.id());
                    types.put(type.id(), new DatedType(type, before == null ? day : before.firstFrom(), day));
                }
                List<RequirementRule> rules = written.rules().stream()
                        .map(rule -> new RequirementRule(
                                rule.id(),
                                file.country(),
                                rule.phoneNumberType(),
                                rule.action(),
                                written.version(),
                                firstFrom.computeIfAbsent(rule.id(), id -> day),
                                day,
                                until,
                                rule.confidence(),
                                written.sources(),
                                rule.form(),
                                Objects.requireNonNullElse(rule.steps(), List.<AdditionalStep>of()),
                                Objects.requireNonNullElse(rule.actions(), List.<RequirementRule.Action>of()),
                                items(rule, known)))
                        .toList();
                versions.add(new Version(written.version(), day, notPorted(written), rules));
            }
            countries.put(file.country(), List.copyOf(versions));
        }
        List<RequirementType> ofEveryPort = common.ofEveryPort().stream()
                .map(id -> Objects.requireNonNull(types.get(id), id).type())
                .toList();
        return new Content(types, ofEveryPort, countries);
    }

    private static Map<String, String> notPorted(RequirementFile.Version version) {
        List<RequirementFile.NotPorted> kinds = version.notPorted();
        return kinds == null
                ? Map.of()
                : kinds.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                RequirementFile.NotPorted::phoneNumberType, RequirementFile.NotPorted::reason));
    }

    private static List<RequirementRule.Item> items(RequirementFile.Rule rule, Map<String, RequirementType> known) {
        return rule.requirements().stream()
                .map(entry -> {
                    RequirementType type = known.get(entry.type());
                    if (type == null) {
                        throw new IllegalStateException("a rule asks for a type that no file has: " + entry.type());
                    }
                    return new RequirementRule.Item(type, entry.mandatory(), entry.when());
                })
                .toList();
    }
}
