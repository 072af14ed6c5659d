package dev.portwright.requirement.group;

import dev.portwright.requirement.RequirementRule;
import dev.portwright.requirement.RequirementType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schemas {@code RequirementGroup} and {@code DeskRequirementGroup}. */
final class GroupJson {
    private GroupJson() {}

    record Own(
            UUID id,
            String recordType,
            String countryCode,
            String phoneNumberType,
            String action,
            String status,
            @Nullable String customerReference,
            @Nullable String declineReason,
            List<Answer> regulatoryRequirements,
            Instant createdAt,
            Instant updatedAt) {}

    record OfDesk(
            UUID id,
            String recordType,
            UUID accountId,
            String countryCode,
            String phoneNumberType,
            String action,
            String status,
            @Nullable String customerReference,
            @Nullable String declineReason,
            @Nullable Instant submittedAt,
            @Nullable Instant decidedAt,
            @Nullable UUID decidedBy,
            List<Answer> regulatoryRequirements,
            Instant createdAt,
            Instant updatedAt) {}

    /** What was given for a requirement, or that nothing was. */
    record Answer(
            String requirementId,
            String name,
            String fieldType,
            @Nullable String fieldValue,
            String status,
            @Nullable Instant expiresAt,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {}

    static Own own(RequirementGroup group, RequirementGroups groups) {
        return new Own(
                group.id(),
                "requirement_group",
                group.countryCode(),
                group.phoneNumberType(),
                group.action(),
                groups.status(group).word(),
                group.customerReference(),
                group.declineReason(),
                answers(group, groups),
                group.createdAt(),
                group.updatedAt());
    }

    static OfDesk ofDesk(RequirementGroup group, RequirementGroups groups) {
        return new OfDesk(
                group.id(),
                "requirement_group",
                group.accountId(),
                group.countryCode(),
                group.phoneNumberType(),
                group.action(),
                groups.status(group).word(),
                group.customerReference(),
                group.declineReason(),
                group.submittedAt(),
                group.decidedAt(),
                group.decidedBy(),
                answers(group, groups),
                group.createdAt(),
                group.updatedAt());
    }

    /** Everything that is asked for now, in its order. */
    private static List<Answer> answers(RequirementGroup group, RequirementGroups groups) {
        List<Answer> answers = new ArrayList<>();
        groups.rule(group).map(RequirementRule::items).orElse(List.of()).forEach(item -> {
            RequirementType type = item.type();
            Optional<RequirementGroup.Value> value = group.value(type.id());
            answers.add(new Answer(
                    type.id(),
                    type.name(),
                    type.fieldType(),
                    value.map(RequirementGroup.Value::fieldValue).orElse(null),
                    value.isEmpty()
                            ? GroupStatus.UNAPPROVED.word()
                            : group.status().word(),
                    value.flatMap(given -> given.expiresAt(type)).orElse(null),
                    value.map(RequirementGroup.Value::createdAt).orElse(null),
                    value.map(RequirementGroup.Value::updatedAt).orElse(null)));
        });
        return answers;
    }
}
