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
        List<Source> sources,
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
                    Condition.of(item.when()),
                    givenAs == null ? null : "documents." + givenAs,
                    json.createdAt(),
                    json.updatedAt());
        }
    }

    /** That another requirement has a value, or that a number begins so. */
    record Condition(
            @Nullable String requirementTypeId,
            @Nullable String fieldValue,
            @Nullable List<String> phoneNumberBeginsWith) {
        static @Nullable Condition of(RequirementRule.@Nullable Condition when) {
            return switch (when) {
                case null -> null;
                case RequirementRule.Condition.ValueIs(String type, String is) -> new Condition(type, is, null);
                case RequirementRule.Condition.OfNumbers(List<String> beginnings) ->
                    new Condition(null, null, beginnings);
            };
        }
    }

    record Source(String kind, String title, @Nullable String url, String readOn) {
        static Source of(RequirementRule.Source source) {
            return new Source(
                    source.kind(), source.title(), source.url(), source.readOn().toString());
        }
    }

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
                rule.sources().stream().map(Source::of).toList(),
                RequirementTypeJson.beginning(rule.effectiveFrom()),
                until == null ? null : RequirementTypeJson.beginning(until),
                types,
                types,
                RequirementTypeJson.beginning(rule.firstFrom()),
                RequirementTypeJson.beginning(rule.effectiveFrom()));
    }
}
