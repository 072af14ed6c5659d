package dev.portwright.porting.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** How far the answer to a requirement is. The most pressing of them stands for all of an order. */
public enum RequirementStatus {
    EXCEPTION("requirement-info-exception"),
    INFO_PENDING("requirement-info-pending"),
    UNDER_REVIEW("requirement-info-under-review"),
    APPROVED("approved");

    private final String word;

    RequirementStatus(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    /** The status of an order's requirements together: LOA and invoice count as requirements of every order. */
    public static RequirementStatus ofAll(
            OrderAttributes.Documents documents, List<OrderAttributes.Requirement> requirements) {
        RequirementStatus worst = documents.loa() == null || documents.invoice() == null ? INFO_PENDING : APPROVED;
        for (OrderAttributes.Requirement requirement : requirements) {
            if (requirement.status().compareTo(worst) < 0) {
                worst = requirement.status();
            }
        }
        return worst;
    }
}
