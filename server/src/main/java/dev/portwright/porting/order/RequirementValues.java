package dev.portwright.porting.order;

import dev.portwright.requirement.RequirementType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives values to the requirements of an order. */
public final class RequirementValues {
    private RequirementValues() {}

    /**
     * Sets the value of a requirement in the list, adding the requirement when the order did not have it yet. One that
     * nobody asks for goes with its value.
     */
    public static void put(
            List<OrderAttributes.Requirement> requirements, RequirementType type, @Nullable String value) {
        if (value == null && !type.mandatory()) {
            requirements.removeIf(requirement -> requirement.requirementTypeId().equals(type.id()));
            return;
        }
        for (int i = 0; i < requirements.size(); i++) {
            if (requirements.get(i).requirementTypeId().equals(type.id())) {
                requirements.set(i, with(requirements.get(i), value));
                return;
            }
        }
        requirements.add(with(missing(type), value));
    }

    /** The value given for the requirement of this type, if the list has one. */
    public static @Nullable String of(List<OrderAttributes.Requirement> requirements, String requirementTypeId) {
        return requirements.stream()
                .filter(requirement -> requirement.requirementTypeId().equals(requirementTypeId))
                .map(OrderAttributes.Requirement::fieldValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** A requirement to which nothing was given yet. */
    public static OrderAttributes.Requirement missing(RequirementType type) {
        return new OrderAttributes.Requirement(type.id(), type.fieldType(), null, RequirementStatus.INFO_PENDING);
    }

    /** The requirement with another value, which is to be reviewed anew; with the same value it stays as it is. */
    public static OrderAttributes.Requirement with(OrderAttributes.Requirement requirement, @Nullable String value) {
        if (Objects.equals(requirement.fieldValue(), value)) {
            return requirement;
        }
        return new OrderAttributes.Requirement(
                requirement.requirementTypeId(),
                requirement.fieldType(),
                value,
                value == null ? RequirementStatus.INFO_PENDING : RequirementStatus.UNDER_REVIEW);
    }
}
