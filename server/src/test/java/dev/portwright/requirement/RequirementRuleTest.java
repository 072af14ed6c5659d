package dev.portwright.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a rule is for some numbers, and what is never ported, by the shipped files. */
class RequirementRuleTest {
    private static final RequirementCatalog CATALOG = new RequirementCatalog();
    private static final LocalDate DAY = LocalDate.parse("2026-11-27");
    private static final String DECISION = "Decision of the regulator";

    private static RequirementRule dutch(int version) {
        return CATALOG.rule("NL", "national", "porting", version).orElseThrow();
    }

    private static List<String> needed(RequirementRule rule) {
        return rule.items().stream()
                .filter(item -> item.isNeeded(type -> null))
                .map(item -> item.type().name())
                .toList();
    }

    private static List<String> names(RequirementRule rule) {
        return rule.items().stream().map(item -> item.type().name()).toList();
    }

    @Test
    void whatOnlySomeNumbersNeedIsAskedOfThemAlone() {
        RequirementRule rule = dutch(1);
        assertThat(names(rule)).endsWith(DECISION);
        assertThat(needed(rule)).hasSize(4).doesNotContain(DECISION);

        RequirementRule of088 = rule.of("+31881234567");
        assertThat(needed(of088)).hasSize(5).endsWith(DECISION);
        assertThat(of088.items().getLast().isAlwaysNeeded()).isTrue();
        assertThat(of088.version()).isEqualTo(1);
        assertThat(needed(rule.of(() -> List.of("+31851234567", "+31881234567"))))
                .endsWith(DECISION);

        assertThat(names(rule.of("+31851234567"))).hasSize(4).doesNotContain(DECISION);
        assertThat(names(rule.of("+3185881234"))).doesNotContain(DECISION);
    }

    @Test
    void numbersAreAskedForOnlyWhereTheyMatter() {
        RequirementRule german = CATALOG.rule("DE", "local", "porting", 1).orElseThrow();
        assertThat(german.of(() -> {
                    throw new AssertionError("nothing depends on them");
                }))
                .isSameAs(german);
    }

    @Test
    void ofAnOrderFromBeforeNothingIsMandatoryWhateverItsNumbers() {
        RequirementRule before = dutch(RequirementCatalog.NO_VERSION);
        assertThat(needed(before.of("+31881234567"))).isEmpty();
        assertThat(names(before.of("+31881234567"))).endsWith(DECISION);
        assertThat(before.version()).isZero();
    }

    @Test
    void kindsOfNumbersThatAreNotPortedHaveAReason() {
        assertThat(CATALOG.whyNotPorted("NZ", "mobile", DAY)).contains("Mobile numbers of New Zealand are not ported");
        assertThat(CATALOG.whyNotPorted("BE", "mobile", DAY)).contains("Mobile numbers of Belgium are not ported");
        assertThat(CATALOG.whyNotPorted("JP", "local", DAY)).isEmpty();
        assertThat(CATALOG.whyNotPorted("NZ", "local", DAY)).isEmpty();
        assertThat(CATALOG.whyNotPorted("GB", "mobile", DAY)).isEmpty();
        assertThat(CATALOG.whyNotPorted("LU", "mobile", DAY)).isEmpty();
    }

    @Test
    void everyRuleNamesWhatItWasTakenFrom() {
        assertThat(CATALOG.rulesOn(DAY))
                .hasSize(108)
                .allSatisfy(rule -> assertThat(rule.sources()).isNotEmpty());
        assertThat(dutch(1).sources())
                .containsExactly(new RequirementRule.Source(
                        "carrier_guide",
                        "Porting guides that carriers publish, for numbers of the Netherlands",
                        null,
                        LocalDate.parse("2026-06-01")));
    }

    @Test
    void theLetterForATollFreeNumberNamesTheRespOrgInBothCountries() {
        for (String country : List.of("US", "CA")) {
            RequirementType letter = CATALOG.rule(country, "toll_free", "porting", 1)
                    .orElseThrow()
                    .items()
                    .getFirst()
                    .type();
            assertThat(letter.description()).contains("RespOrg");
            assertThat(letter.isLoa()).isTrue();
        }
    }
}
