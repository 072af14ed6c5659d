package dev.portwright.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The data files: what they say of each country holds together, and keeps the promises of their schema. */
class RequirementFilesTest {
    private static final RequirementFile.Common COMMON = RequirementFile.common();

    /** The countries that are served, and the kinds of numbers whose ports something is asked of. */
    private static final Map<String, String> SERVED = Map.ofEntries(
            Map.entry("US", "local toll_free"),
            Map.entry("CA", "local toll_free"),
            Map.entry("GB", "local mobile national toll_free"),
            Map.entry("DE", "local national toll_free"),
            Map.entry("NL", "local national toll_free"),
            Map.entry("FR", "local national toll_free"),
            Map.entry("ES", "local national toll_free"),
            Map.entry("IT", "local national toll_free"),
            Map.entry("IE", "local national toll_free"),
            Map.entry("AU", "local mobile national toll_free"),
            Map.entry("NZ", "local national toll_free"),
            Map.entry("JP", "toll_free"),
            Map.entry("BR", "local toll_free"),
            Map.entry("MX", "local mobile"),
            Map.entry("SE", "local national toll_free"),
            Map.entry("DK", "local national toll_free"),
            Map.entry("FI", "local national toll_free"),
            Map.entry("NO", "local national toll_free"),
            Map.entry("CH", "local national toll_free"),
            Map.entry("AT", "local national toll_free"),
            Map.entry("BE", "local national toll_free"),
            Map.entry("PT", "local national toll_free"),
            Map.entry("PL", "local national toll_free"));

    static Stream<RequirementFile> files() {
        return COMMON.countries().stream().map(RequirementFile::of);
    }

    private static Stream<RequirementFile.Version> versions() {
        return files().flatMap(file -> file.versions().stream());
    }

    static Stream<RequirementType> types() {
        return Stream.concat(COMMON.types().stream(), versions().flatMap(version -> version.types().stream()));
    }

    private static final Map<String, RequirementType> BY_ID =
            types().collect(Collectors.toMap(RequirementType::id, Function.identity(), (older, newer) -> newer));

    private static RequirementType type(String id) {
        return Objects.requireNonNull(BY_ID.get(id), id);
    }

    @Test
    void everyCountryAndKindOfNumberServedHasItsRule() {
        Map<String, String> served = new TreeMap<>();
        files().forEach(file -> served.put(
                file.country(),
                file.versions().getLast().rules().stream()
                        .filter(rule -> rule.action().equals("porting"))
                        .map(RequirementFile.Rule::phoneNumberType)
                        .sorted()
                        .collect(Collectors.joining(" "))));
        assertThat(served).isEqualTo(new TreeMap<>(SERVED));
    }

    /** What is asked for when numbers are ordered is known of these; no file says more than the guide for ports does. */
    @Test
    void whatIsAskedForWhenNumbersAreOrderedIsKnownOfSixteenCountries() {
        Map<String, String> ordering = new TreeMap<>();
        files().forEach(file -> file.versions().getLast().rules().stream()
                .filter(rule -> rule.action().equals("ordering"))
                .peek(rule -> assertThat(rule.confidence()).isEqualTo("low"))
                .forEach(rule ->
                        ordering.merge(file.country(), rule.phoneNumberType(), (one, more) -> one + " " + more)));
        assertThat(ordering.keySet())
                .containsExactly(
                        "AT", "AU", "BE", "BR", "CH", "DE", "DK", "ES", "FI", "FR", "IT", "MX", "NL", "NZ", "PT", "SE");
        assertThat(ordering).containsEntry("DE", "local national toll_free").containsEntry("MX", "local");
    }

    @Test
    void kindsThatAreNotPortedAreAskedForNothing() {
        Map<String, String> notPorted = new TreeMap<>();
        files().forEach(file -> {
            RequirementFile.Version version = file.versions().getLast();
            Set<String> ported = version.rules().stream()
                    .filter(rule -> rule.action().equals("porting"))
                    .map(RequirementFile.Rule::phoneNumberType)
                    .collect(Collectors.toSet());
            for (RequirementFile.NotPorted kind :
                    Objects.requireNonNullElse(version.notPorted(), List.<RequirementFile.NotPorted>of())) {
                assertThat(ported).doesNotContain(kind.phoneNumberType());
                notPorted.merge(file.country(), kind.phoneNumberType(), (one, more) -> one + " " + more);
            }
        });
        assertThat(notPorted).isEqualTo(Map.of("BE", "mobile", "NZ", "mobile"));
    }

    /** What the files ask for besides values: changing it here is a decision. */
    @Test
    void stepsAndActionsAreAskedOfTheseKinds() {
        Map<String, String> asked = new TreeMap<>();
        files().forEach(file -> file.versions().getLast().rules().forEach(rule -> {
            List<AdditionalStep> steps = Objects.requireNonNullElse(rule.steps(), List.of());
            List<RequirementRule.Action> actions = Objects.requireNonNullElse(rule.actions(), List.of());
            if (!steps.isEmpty() || !actions.isEmpty()) {
                assertThat(rule.action()).isEqualTo("porting");
                actions.forEach(action -> assertThat(type(action.type()).name()).isEqualTo("Proof of identity"));
                asked.put(
                        file.country() + " " + rule.phoneNumberType(),
                        Stream.concat(
                                        steps.stream().map(AdditionalStep::word),
                                        actions.stream()
                                                .map(action -> action.action().word()))
                                .collect(Collectors.joining(" ")));
            }
        }));
        assertThat(asked)
                .isEqualTo(Map.of(
                        "AU mobile", "phone_number_verification_codes au_id_verification",
                        "GB local", "associated_phone_numbers"));
    }

    @Test
    void eachFileFollowsTheSchemaAndIsNamedByItsCountry() throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(folder().resolve("requirements.schema.json")));
        Set<String> names = new HashSet<>();
        try (Stream<Path> all = Files.list(folder())) {
            for (Path file : all.toList()) {
                String name = file.getFileName().toString();
                if (!name.equals("requirements.schema.json")) {
                    names.add(name.replace(".json", ""));
                    assertThat(schema.validate(Files.readString(file), InputFormat.JSON))
                            .as(name)
                            .isEmpty();
                }
            }
        }
        Set<String> wanted = new HashSet<>(COMMON.countries());
        wanted.add("common");
        assertThat(names).isEqualTo(wanted);
        COMMON.countries()
                .forEach(country ->
                        assertThat(RequirementFile.of(country).country()).isEqualTo(country));
    }

    private static Path folder() throws URISyntaxException, IOException {
        return Objects.requireNonNull(
                Path.of(Objects.requireNonNull(RequirementFilesTest.class.getResource("/requirements/common.json"))
                                .toURI())
                        .getParent());
    }

    @ParameterizedTest
    @MethodSource("files")
    void versionsFollowEachOtherInTime(RequirementFile file) {
        LocalDate before = LocalDate.MIN;
        int number = 0;
        for (RequirementFile.Version version : file.versions()) {
            assertThat(version.version()).isEqualTo(++number);
            LocalDate day = LocalDate.parse(version.effectiveFrom());
            assertThat(day).isAfter(before);
            version.sources().forEach(source -> assertThat(source.readOn()).isBeforeOrEqualTo(day));
            before = day;
        }
    }

    @Test
    void idsAreNeverGivenTwice() {
        List<String> ids = new ArrayList<>();
        COMMON.types().forEach(type -> ids.add(type.id()));
        files().forEach(file -> {
            Set<String> own = new HashSet<>();
            file.versions().forEach(version -> {
                version.types().forEach(type -> own.add(type.id()));
                version.rules().forEach(rule -> own.add(rule.id().toString()));
                assertThat(version.rules().stream().map(rule -> rule.phoneNumberType() + " " + rule.action()))
                        .as(file.country())
                        .doesNotHaveDuplicates();
                assertThat(version.types().stream().map(RequirementType::id)).doesNotHaveDuplicates();
            });
            ids.addAll(own);
        });
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void everyTypeIsAskedForSomewhereByItsName() {
        Set<String> asked = new HashSet<>();
        versions().flatMap(version -> version.rules().stream()).forEach(rule -> {
            rule.requirements().forEach(entry -> {
                RequirementType type = type(entry.type());
                assertThat(entry.name()).isEqualTo(type.name());
                asked.add(entry.type());
            });
            assertThat(rule.requirements().stream().map(RequirementFile.Entry::type))
                    .doesNotHaveDuplicates();
        });
        assertThat(asked).isEqualTo(BY_ID.keySet());
        assertThat(COMMON.ofEveryPort())
                .extracting(id -> type(id).givenAs())
                .containsExactly(RequirementType.LOA, RequirementType.INVOICE);
    }

    @Test
    void everyPortNeedsOneLetterAndTheInvoiceAndNoOrderOfNumbersDoes() {
        versions().flatMap(version -> version.rules().stream()).forEach(rule -> {
            List<String> givenAs = rule.requirements().stream()
                    .filter(entry -> type(entry.type()).givenAs() != null)
                    .peek(entry -> assertThat(entry.mandatory() && entry.when() == null)
                            .isTrue())
                    .map(entry -> type(entry.type()).givenAs())
                    .toList();
            assertThat(givenAs).isEqualTo(rule.action().equals("porting") ? List.of("loa", "invoice") : List.of());
        });
    }

    /** What decides another requirement is asked for before it, in any case, and takes that value. */
    @Test
    void conditionsAreOfWhatIsAskedForInAnyCase() {
        List<String> conditional = new ArrayList<>();
        List<String> ofNumbers = new ArrayList<>();
        versions().flatMap(version -> version.rules().stream()).forEach(rule -> {
            Set<String> before = new HashSet<>();
            for (RequirementFile.Entry entry : rule.requirements()) {
                switch (entry.when()) {
                    case RequirementRule.Condition.ValueIs(String type, String is) -> {
                        conditional.add(entry.name());
                        assertThat(entry.mandatory()).isTrue();
                        assertThat(before).contains(type);
                        assertThat(type(type).fault(is)).isEmpty();
                    }
                    case RequirementRule.Condition.OfNumbers(List<String> beginnings) -> {
                        ofNumbers.add(entry.name() + " " + beginnings);
                        assertThat(entry.mandatory()).isTrue();
                        assertThat(rule.action()).isEqualTo("porting");
                    }
                    case null -> {
                        if (entry.mandatory()) {
                            before.add(entry.type());
                        }
                    }
                }
            }
        });
        assertThat(conditional).containsExactly("Date of birth");
        assertThat(ofNumbers).containsExactly("Decision of the regulator [+3188]");
    }

    @ParameterizedTest
    @MethodSource("types")
    void theExampleOfATextWillDoAndOthersWillNot(RequirementType type) {
        if (!type.takesText()) {
            return;
        }
        AcceptanceCriteria criteria = type.criteria();
        assertThat(type.fault(type.example())).as(type.name()).isEmpty();
        assertThat(type.fault(" ")).as(type.name()).isPresent();
        if (criteria.allowedValues() != null) {
            criteria.allowedValues()
                    .forEach(value -> assertThat(type.fault(value)).isEmpty());
            assertThat(type.fault("something else")).isPresent();
        } else {
            int most = Objects.requireNonNull(criteria.maxLength(), "a text has an end: " + type.name());
            assertThat(type.fault("1".repeat(most + 1))).isPresent();
        }
    }
}
