package dev.portwright.requirement.listing;

import dev.portwright.requirement.RequirementRule;
import dev.portwright.requirement.RequirementTypeJson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema {@code Requirement}. */
record RequirementJson(
        UUID id,
        String recordType,
        String countryCode,
        @Nullable String locality,
        String phoneNumberType,
        String action,
        int version,
        String confidence,
        Instant effectiveStartAt,
        @Nullable Instant effectiveEndAt,
        List<Type> requirementsTypes,
        List<Type> requirementTypes,
        Instant createdAt,
        Instant updatedAt) {

    /** A type with what this requirement says of it. */
    record Type(
            String id,
            String recordType,
            String name,
            String type,
            String description,
            String example,
            Object acceptanceCriteria,
            boolean mandatory,
            @Nullable Condition mandatoryWhen,
            @Nullable String givenAs,
            Instant createdAt,
            Instant updatedAt) {
        static Type of(RequirementRule rule, RequirementRule.Item item) {
            RequirementTypeJson json = RequirementTypeJson.of(item.type(), rule.firstFrom(), rule.effectiveFrom());
            RequirementRule.Condition when = item.when();
            String givenAs = item.type().givenAs();
            return new Type(
                    json.id(),
                    json.recordType(),
                    json.name(),
                    json.type(),
                    json.description(),
                    json.example(),
                    json.acceptanceCriteria(),
                    item.mandatory(),
                    when == null ? null : new Condition(when.type(), when.is()),
                    givenAs == null ? null : "documents." + givenAs,
                    json.createdAt(),
                    json.updatedAt());
        }
    }

    record Condition(String requirementTypeId, String fieldValue) {}

    /** The list of types has had two names in the published API, and clients of both ask for it. */
    static RequirementJson of(RequirementRule rule) {
        List<Type> types =
                rule.items().stream().map(item -> Type.of(rule, item)).toList();
        LocalDate until = rule.effectiveUntil();
        return new RequirementJson(
                rule.id(),
                "requirement",
                rule.countryCode(),
                null,
                rule.phoneNumberType(),
                rule.action(),
                rule.version(),
                rule.confidence(),
                RequirementTypeJson.beginning(rule.effectiveFrom()),
                until == null ? null : RequirementTypeJson.beginning(until),
                types,
                types,
                RequirementTypeJson.beginning(rule.firstFrom()),
                RequirementTypeJson.beginning(rule.effectiveFrom()));
    }
}
