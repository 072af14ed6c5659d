package dev.portwright.requirement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The schema {@code RequirementType}. */
public record RequirementTypeJson(
        String id,
        String recordType,
        String name,
        String type,
        String description,
        String example,
        CriteriaJson acceptanceCriteria,
        Instant createdAt,
        Instant updatedAt) {

    public static RequirementTypeJson of(RequirementCatalog.DatedType dated) {
        return of(dated.type(), dated.firstFrom(), dated.effectiveFrom());
    }

    /**
     * A type as a rule has it.
     *
     * @param firstFrom the day from which there is such a type
     * @param effectiveFrom the day from which it is as it is
     */
    public static RequirementTypeJson of(RequirementType type, LocalDate firstFrom, LocalDate effectiveFrom) {
        return new RequirementTypeJson(
                type.id(),
                "requirement_type",
                type.name(),
                type.fieldType(),
                type.description(),
                type.example(),
                CriteriaJson.of(type.criteria()),
                beginning(firstFrom),
                beginning(effectiveFrom));
    }

    /** When a day begins, in UTC. */
    public static Instant beginning(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
