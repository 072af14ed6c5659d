package dev.portwright.porting.order;

import dev.portwright.requirement.RequirementRule;
import dev.portwright.requirement.RequirementType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives values to the requirements of an order. */
public final class RequirementValues {
    private RequirementValues() {}

    /** Sets the value of a requirement in the list, adding the requirement when the order did not have it yet. */
    public static void put(
            List<OrderAttributes.Requirement> requirements, RequirementType type, @Nullable String value) {
        put(requirements, type, value, RequirementStatus.UNDER_REVIEW);
    }

    /**
     * Sets the value of a requirement in the list, adding the requirement when the order did not have it yet.
     *
     * @param given how far a value is that the order did not have before
     */
    public static void put(
            List<OrderAttributes.Requirement> requirements,
            RequirementType type,
            @Nullable String value,
            RequirementStatus given) {
        for (int i = 0; i < requirements.size(); i++) {
            if (requirements.get(i).requirementTypeId().equals(type.id())) {
                requirements.set(i, with(requirements.get(i), value, given));
                return;
            }
        }
        requirements.add(with(missing(type), value, given));
    }

    /**
     * The requirements as they are to be kept: with everything that the rule asks for by what is given, be it missing, and
     * without what has no value and is not asked for.
     */
    public static List<OrderAttributes.Requirement> settled(
            List<OrderAttributes.Requirement> requirements, Optional<RequirementRule> rule) {
        List<RequirementType> needed = rule.stream()
                .flatMap(asked -> asked.items().stream())
                .filter(item -> item.type().isOwnRequirement() && item.isNeeded(id -> of(requirements, id)))
                .map(RequirementRule.Item::type)
                .toList();
        List<OrderAttributes.Requirement> settled = new ArrayList<>();
        Set<String> there = new HashSet<>();
        for (OrderAttributes.Requirement requirement : requirements) {
            boolean asked = needed.stream().anyMatch(type -> type.id().equals(requirement.requirementTypeId()));
            if (asked || requirement.fieldValue() != null) {
                settled.add(requirement);
                there.add(requirement.requirementTypeId());
            }
        }
        needed.stream()
                .filter(type -> !there.contains(type.id()))
                .map(RequirementValues::missing)
                .forEach(settled::add);
        return List.copyOf(settled);
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
    private static OrderAttributes.Requirement missing(RequirementType type) {
        return new OrderAttributes.Requirement(type.id(), type.fieldType(), null, RequirementStatus.INFO_PENDING);
    }

    /**
     * The requirement with another value, which is to be reviewed anew; with the same value it stays as it is, unless that
     * waits for a review and what is given now is approved.
     */
    private static OrderAttributes.Requirement with(
            OrderAttributes.Requirement requirement, @Nullable String value, RequirementStatus given) {
        boolean reviewed =
                given == RequirementStatus.APPROVED && requirement.status() == RequirementStatus.UNDER_REVIEW;
        if (Objects.equals(requirement.fieldValue(), value) && !reviewed) {
            return requirement;
        }
        return new OrderAttributes.Requirement(
                requirement.requirementTypeId(),
                requirement.fieldType(),
                value,
                value == null ? RequirementStatus.INFO_PENDING : given);
    }
}
