package dev.portwright.requirement.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of an approved group by itself. */
class RequirementGroupTest {
    private static final Instant NOW = Instant.parse("2026-06-10T10:00:00Z");
    private static final RequirementCatalog CATALOG = new RequirementCatalog();
    private static final Optional<RequirementRule> RULE = CATALOG.rule("FR", "local", "porting", 1);

    private static RequirementGroup approved(List<RequirementGroup.Value> values) {
        return RequirementGroup.unapproved(new UUID(1, 1), new UUID(1, 2), "FR", "local", "porting", null, values, NOW)
                .submitted(NOW)
                .approved(NOW, null);
    }

    private static List<RequirementGroup.Value> everything() {
        return RULE.orElseThrow().items().stream()
                .map(item ->
                        new RequirementGroup.Value(item.type().id(), item.type().example(), NOW, NOW))
                .toList();
    }

    @Test
    void itExpiresWithTheDocumentThatAgesFirst() {
        RequirementGroup group = approved(everything());
        Instant end = NOW.plus(Duration.ofDays(30));
        assertThat(group.statusAt(end.minusSeconds(1), RULE)).isEqualTo(GroupStatus.APPROVED);
        assertThat(group.statusAt(end, RULE)).isEqualTo(GroupStatus.EXPIRED);
    }

    @Test
    void itIsEligibleUntilItsCountryAsksForMore() {
        RequirementGroup group = approved(everything().subList(0, 3));
        assertThat(group.statusAt(NOW, RULE)).isEqualTo(GroupStatus.NO_LONGER_ELIGIBLE);
        assertThat(group.lacking(RULE.orElseThrow())).containsExactly(3, 4, 5);
        assertThat(group.statusAt(NOW, Optional.empty())).isEqualTo(GroupStatus.APPROVED);
    }

    @Test
    void whatWasNotApprovedStaysAsItIs() {
        RequirementGroup group = approved(everything()).with(null, List.of(), NOW);
        assertThat(group.status()).isEqualTo(GroupStatus.UNAPPROVED);
        assertThat(group.statusAt(NOW.plus(Duration.ofDays(400)), RULE)).isEqualTo(GroupStatus.UNAPPROVED);
        assertThat(group.submitted(NOW).statusAt(NOW, RULE)).isEqualTo(GroupStatus.PENDING_APPROVAL);
    }
}
