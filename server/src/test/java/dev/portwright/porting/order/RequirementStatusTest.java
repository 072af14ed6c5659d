package dev.portwright.porting.order;

import static dev.portwright.porting.order.RequirementStatus.APPROVED;
import static dev.portwright.porting.order.RequirementStatus.EXCEPTION;
import static dev.portwright.porting.order.RequirementStatus.INFO_PENDING;
import static dev.portwright.porting.order.RequirementStatus.UNDER_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequirementStatusTest {
    private static final UUID SOME = new UUID(1, 1);
    private static final OrderAttributes.Documents COMPLETE = new OrderAttributes.Documents(SOME, SOME);

    @Test
    void loaAndInvoiceAreRequirementsOfEveryOrder() {
        assertThat(RequirementStatus.ofAll(new OrderAttributes.Documents(null, null), List.of()))
                .isEqualTo(INFO_PENDING);
        assertThat(RequirementStatus.ofAll(new OrderAttributes.Documents(SOME, null), List.of()))
                .isEqualTo(INFO_PENDING);
        assertThat(RequirementStatus.ofAll(new OrderAttributes.Documents(null, SOME), List.of()))
                .isEqualTo(INFO_PENDING);
        assertThat(RequirementStatus.ofAll(COMPLETE, List.of())).isEqualTo(APPROVED);
    }

    @Test
    void theMostPressingStandsForAll() {
        assertThat(RequirementStatus.ofAll(COMPLETE, requirements(APPROVED, APPROVED)))
                .isEqualTo(APPROVED);
        assertThat(RequirementStatus.ofAll(COMPLETE, requirements(APPROVED, UNDER_REVIEW)))
                .isEqualTo(UNDER_REVIEW);
        assertThat(RequirementStatus.ofAll(COMPLETE, requirements(INFO_PENDING, UNDER_REVIEW)))
                .isEqualTo(INFO_PENDING);
        assertThat(RequirementStatus.ofAll(COMPLETE, requirements(INFO_PENDING, EXCEPTION)))
                .isEqualTo(EXCEPTION);
        assertThat(RequirementStatus.ofAll(new OrderAttributes.Documents(null, null), requirements(EXCEPTION)))
                .isEqualTo(EXCEPTION);
    }

    @Test
    void wordsAreThoseOfTheContract() {
        assertThat(Arrays.stream(RequirementStatus.values()).map(RequirementStatus::word))
                .containsExactlyInAnyOrder(
                        "requirement-info-pending",
                        "requirement-info-under-review",
                        "requirement-info-exception",
                        "approved");
    }

    private static List<OrderAttributes.Requirement> requirements(RequirementStatus... statuses) {
        return Arrays.stream(statuses)
                .map(status -> new OrderAttributes.Requirement("type", "textual", "value", status))
                .toList();
    }
}
