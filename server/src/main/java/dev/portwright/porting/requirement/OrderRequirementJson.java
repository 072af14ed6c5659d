package dev.portwright.porting.requirement;

import dev.portwright.porting.order.RequirementStatus;
import dev.portwright.requirement.CriteriaJson;
import dev.portwright.requirement.RequirementType;
import org.jspecify.annotations.Nullable;

/** The schema {@code PortingOrderRequirementDetail}. */
record OrderRequirementJson(
        String recordType,
        String fieldType,
        @Nullable String fieldValue,
        RequirementStatus requirementStatus,
        Type requirementType) {

    record Type(
            String id, String name, String type, String description, String example, CriteriaJson acceptanceCriteria) {
        static Type of(RequirementType type) {
            return new Type(
                    type.id(),
                    type.name(),
                    type.fieldType(),
                    type.description(),
                    type.example(),
                    CriteriaJson.of(type.criteria()));
        }
    }

    static OrderRequirementJson of(OrderRequirements.Asked asked) {
        return new OrderRequirementJson(
                "porting_requirement", asked.type().fieldType(), asked.value(), asked.status(), Type.of(asked.type()));
    }
}
