package dev.portwright.requirement.group;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.reference.Reference;
import dev.portwright.reference.References;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import dev.portwright.requirement.RequirementType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Reads the answers of a body onto those that a group has, and holds each against what is asked for. */
@ApplicationScoped
class GroupValues {
    static final String LIST = "/regulatory_requirements";

    private final RequirementCatalog catalog;
    private final References references;

    GroupValues(RequirementCatalog catalog, References references) {
        this.catalog = catalog;
        this.references = references;
    }

    /**
     * The answers after the change, in the order of the rule: those that the body does not name stay, null takes one away.
     *
     * @param given the body's {@code regulatory_requirements}, which was held against the API description
     */
    List<RequirementGroup.Value> read(
            Tx tx,
            UUID accountId,
            RequirementRule rule,
            List<RequirementGroup.Value> before,
            JsonNode given,
            Instant now,
            Problems problems) {
        Map<String, RequirementGroup.Value> values = new LinkedHashMap<>();
        before.forEach(value -> values.put(value.requirementTypeId(), value));
        Set<String> named = new HashSet<>();
        Map<String, Reference> newly = new LinkedHashMap<>();
        int index = 0;
        for (JsonNode entry : given) {
            String pointer = LIST + "/" + index++;
            String id = entry.path("requirement_id").asString("").toLowerCase(Locale.ROOT);
            if (id.isEmpty()) {
                continue; // a problem of form already
            }
            Optional<RequirementType> type = type(rule, id, pointer, problems);
            if (type.isEmpty()) {
                continue;
            }
            if (!named.add(id)) {
                problems.add(ProblemCode.UNPROCESSABLE.at(
                        pointer + "/requirement_id", "The requirement is named twice. Give one value for it."));
                continue;
            }
            JsonNode value = entry.path("field_value");
            if (!value.isString()) {
                values.remove(id);
            } else {
                put(values, type.get(), value.asString(), pointer + "/field_value", now, newly, problems);
            }
        }
        references.require(tx, accountId, newly, problems);
        return inOrder(rule, values);
    }

    private Optional<RequirementType> type(RequirementRule rule, String id, String pointer, Problems problems) {
        Optional<RequirementRule.Item> item = rule.item(id);
        if (item.isEmpty()) {
            problems.add(
                    ProblemCode.UNKNOWN_REFERENCE.at(
                            pointer + "/requirement_id",
                            catalog.type(id).isEmpty()
                                    ? "There is no such requirement type."
                                    : "This is not asked for when numbers of the group's kind are handled. What is, the group shows."));
        }
        return item.map(RequirementRule.Item::type);
    }

    private static void put(
            Map<String, RequirementGroup.Value> values,
            RequirementType type,
            String given,
            String pointer,
            Instant now,
            Map<String, Reference> newly,
            Problems problems) {
        RequirementGroup.Value old = values.get(type.id());
        String value = type.takesText()
                ? given
                : Objects.requireNonNull(Reference.inOneCase(given, old == null ? null : old.fieldValue()));
        if (old != null && old.fieldValue().equals(value)) {
            return;
        }
        if (type.takesText()) {
            type.fault(value).ifPresent(fault -> problems.add(fault.code().at(pointer, fault.detail())));
        } else {
            Reference.answering(type.takesAddress(), value, pointer, problems)
                    .ifPresent(reference -> newly.put(pointer, reference));
        }
        values.put(type.id(), new RequirementGroup.Value(type.id(), value, old == null ? now : old.createdAt(), now));
    }

    private static List<RequirementGroup.Value> inOrder(
            RequirementRule rule, Map<String, RequirementGroup.Value> values) {
        List<RequirementGroup.Value> ordered = new ArrayList<>();
        for (RequirementRule.Item item : rule.items()) {
            RequirementGroup.Value value = values.remove(item.type().id());
            if (value != null) {
                ordered.add(value);
            }
        }
        ordered.addAll(values.values());
        return List.copyOf(ordered);
    }
}
