package dev.portwright.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions of a country's requirements, with files of which there is more than one. */
class RequirementVersionsTest {
    static final String LOA = "54aa7cb1-31ca-5c5d-8591-4f4fe720aae9";
    static final String INVOICE = "53970723-fbff-4f46-a975-f62be6c1a585";
    static final String CODE = "00000000-0000-4000-8000-000000000002";
    static final String PROOF = "00000000-0000-4000-8000-000000000003";

    private static final String RULE = "00000000-0000-4000-8000-000000000001";

    private static final RequirementCatalog CATALOG = catalog();

    /** Germany in two versions, with the letter and the invoice that every country has. */
    static RequirementCatalog catalog() {
        String proof = ",{\"type\":\"" + PROOF + "\",\"name\":\"Proof\",\"mandatory\":true}";
        return RequirementCatalog.of(
                RequirementFile.common(),
                List.of(Json.read(
                        "{\"country\":\"DE\",\"versions\":[" + version(1, "2026-06-01", 4, "") + ","
                                + version(2, "2027-01-01", 8, proof) + "]}",
                        RequirementFile.class)));
    }

    private static String version(int number, String day, int length, String more) {
        return """
            {"version":%d,"effective_from":"%s","sources":[],
             "types":[{"id":"%s","name":"Code","type":"textual","description":"A code","example":"%s","criteria":{"max_length":%d}},
                      {"id":"%s","name":"Proof","type":"document","description":"A proof","example":"A paper","criteria":{}}],
             "not_ported":[{"phone_number_type":"mobile","reason":"Because of %d"}],
             "rules":[{"id":"%s","phone_number_type":"local","action":"porting","confidence":"high",
                       "requirements":[{"type":"%s","name":"Letter of authorization","mandatory":true},
                                       {"type":"%s","name":"Latest invoice","mandatory":true},
                                       {"type":"%s","name":"Code","mandatory":true}%s]}]}""".formatted(
                        number, day, CODE, "1".repeat(length), length, PROOF, number, RULE, LOA, INVOICE, CODE, more);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01, 1",
        "2026-12-31, 1",
        "2027-01-01, 2",
        "2031-01-01, 2",
        // Nothing is known of the time before.
        "2020-01-01, 1",
    })
    void theVersionOfADayIsTheLastThatHasComeIntoForce(LocalDate day, int version) {
        assertThat(CATALOG.versionOn("DE", day)).isEqualTo(version);
        assertThat(CATALOG.rulesOn(day)).extracting(RequirementRule::version).containsExactly(version);
        assertThat(CATALOG.whyNotPorted("DE", "mobile", day)).contains("Because of " + version);
        assertThat(CATALOG.whyNotPorted("DE", "local", day)).isEmpty();
        assertThat(CATALOG.versionOn("LU", day)).isEqualTo(RequirementCatalog.NO_VERSION);
    }

    @Test
    void aRuleStaysAsItWasInItsVersion() {
        RequirementRule first = rule(1);
        RequirementRule second = rule(2);
        assertThat(first.items())
                .extracting(item -> item.type().name())
                .containsExactly("Letter of authorization", "Latest invoice", "Code");
        assertThat(second.items())
                .extracting(item -> item.type().name())
                .containsExactly("Letter of authorization", "Latest invoice", "Code", "Proof");
        assertThat(first.items().get(2).type().fault("12345")).isPresent();
        assertThat(second.items().get(2).type().fault("12345")).isEmpty();
        assertThat(List.of(first.id(), second.id())).containsOnly(UUID.fromString(RULE));
        assertThat(second.firstFrom()).isEqualTo("2026-06-01");
        assertThat(second.effectiveFrom()).isEqualTo("2027-01-01");
        assertThat(first.effectiveUntil()).isEqualTo("2027-01-01");
        assertThat(second.effectiveUntil()).isNull();
        assertThat(CATALOG.rulesOf(2)).containsExactly(second);
        assertThat(CATALOG.type(CODE).orElseThrow().criteria().maxLength()).isEqualTo(8);
    }

    /** An order of a newer program, or of one before there were files. */
    @Test
    void aVersionThatThereIsNotIsTheNextBestOne() {
        assertThat(rule(7)).isEqualTo(rule(2));
        assertThat(rule(RequirementCatalog.NO_VERSION).items())
                .extracting(RequirementRule.Item::mandatory)
                .containsExactly(false, false, false, false);
        assertThat(CATALOG.rule("DE", "mobile", "porting", 1)).isEqualTo(Optional.empty());
        assertThat(CATALOG.rule("DE", "local", "ordering", 1)).isEqualTo(Optional.empty());
    }

    @Test
    void theShippedRulesHoldInTerritoriesToo() {
        RequirementCatalog shipped = new RequirementCatalog();
        assertThat(shipped.rule("PR", "local", "porting", 1)).isEqualTo(shipped.rule("US", "local", "porting", 1));
        assertThat(shipped.rule("AX", "local", "porting", 1)).isEqualTo(shipped.rule("FI", "local", "porting", 1));
        assertThat(shipped.rule("fi", "local", "porting", 1)).isPresent();
        assertThat(shipped.versionOn("PR", LocalDate.parse("2026-06-01"))).isEqualTo(1);
    }

    private static RequirementRule rule(int version) {
        return CATALOG.rule("DE", "local", "porting", version).orElseThrow();
    }
}
