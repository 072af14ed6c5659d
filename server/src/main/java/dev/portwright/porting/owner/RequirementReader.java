package dev.portwright.porting.owner;

import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.RequirementValues;
import dev.portwright.reference.Reference;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import dev.portwright.requirement.RequirementType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code requirements} of a PATCH body onto those that an order has. Letter of authorization and invoice may be given
 * there too, as groups and lists of requirements have them; kept they are where they belong, in the order's {@code
 * documents}.
 */
@ApplicationScoped
class RequirementReader {
    private final RequirementCatalog catalog;

    RequirementReader(RequirementCatalog catalog) {
        this.catalog = catalog;
    }

    /** What was read. Requirements that have lost their values are still there. */
    record Read(List<OrderAttributes.Requirement> requirements, OrderAttributes.Documents documents) {}

    /** @param documents those that the rest of the body leads to */
    Read read(Edit edit, OrderAttributes.Documents documents) {
        List<OrderAttributes.Requirement> result = new ArrayList<>(edit.before().requirements());
        OrderAttributes.Documents given = documents;
        if (edit.patch().clears("requirements")) {
            edit.before()
                    .requirements()
                    .forEach(requirement -> catalog.type(requirement.requirementTypeId())
                            .ifPresent(type -> RequirementValues.put(result, type, null)));
        }
        Set<String> named = new HashSet<>();
        int index = 0;
        for (Patch entry : edit.patch().objects("requirements")) {
            String pointer = "/requirements/" + index++;
            String typeId = entry.text("requirement_type_id", null);
            Optional<RequirementType> type = typeId == null
                    ? Optional.empty() // a problem of form already
                    : asked(edit, typeId.toLowerCase(Locale.ROOT), pointer, named);
            if (type.isEmpty()) {
                continue;
            }
            String value = entry.text("field_value", null);
            if (type.get().isOwnRequirement()) {
                RequirementValues.put(result, type.get(), value(edit, type.get(), value, pointer));
            } else {
                given = document(edit, type.get(), value, pointer, given);
            }
        }
        return new Read(List.copyOf(result), given);
    }

    /** The type of an entry, or a problem. */
    private Optional<RequirementType> asked(Edit edit, String typeId, String pointer, Set<String> named) {
        String at = pointer + "/requirement_type_id";
        Optional<RequirementType> known = catalog.type(typeId);
        if (known.isEmpty()) {
            edit.problems().add(ProblemCode.UNKNOWN_REFERENCE.at(at, "There is no such requirement type."));
            return Optional.empty();
        }
        if (!named.add(typeId)) {
            edit.problems()
                    .add(ProblemCode.UNPROCESSABLE.at(at, "The requirement is named twice. Give one value for it."));
            return Optional.empty();
        }
        Optional<RequirementType> asked = ofOrder(edit, typeId).or(() -> known.filter(type -> has(edit, typeId)));
        if (asked.isEmpty()) {
            edit.problems()
                    .add(ProblemCode.UNPROCESSABLE.at(
                            at,
                            "This is not asked for when these %s numbers of %s are ported. What is, stands at /v2/requirements."
                                    .formatted(
                                            edit.order()
                                                    .kind()
                                                    .phoneNumberType()
                                                    .wireName(),
                                            edit.order().kind().countryCode())));
        }
        return asked;
    }

    private Optional<RequirementType> ofOrder(Edit edit, String typeId) {
        return edit.asked().isPresent()
                ? edit.asked().get().item(typeId).map(RequirementRule.Item::type)
                : catalog.ofEveryPort().stream()
                        .filter(type -> type.id().equals(typeId))
                        .findFirst();
    }

    private static boolean has(Edit edit, String typeId) {
        return edit.before().requirements().stream()
                .anyMatch(requirement -> requirement.requirementTypeId().equals(typeId));
    }

    /** A value as it is kept: the id of a document or an address in one case, or a text as it came. */
    private static @Nullable String value(Edit edit, RequirementType type, @Nullable String given, String pointer) {
        String before = RequirementValues.of(edit.before().requirements(), type.id());
        if (!type.takesText()) {
            return Reference.inOneCase(given, before);
        }
        if (given != null && !given.equals(before)) {
            type.fault(given)
                    .ifPresent(fault -> edit.problems().add(fault.code().at(pointer + "/field_value", fault.detail())));
        }
        return given;
    }

    private static OrderAttributes.Documents document(
            Edit edit,
            RequirementType type,
            @Nullable String value,
            String pointer,
            OrderAttributes.Documents documents) {
        if (value != null && !Ids.isUuid(value)) {
            edit.problems()
                    .add(ProblemCode.INVALID_ID_VALUE.at(
                            pointer + "/field_value", "This requirement takes the id of a document."));
            return documents;
        }
        UUID id = value == null ? null : UUID.fromString(value);
        UUID known = type.isLoa() ? documents.loa() : documents.invoice();
        String name = Objects.requireNonNull(type.givenAs());
        if (edit.patch().object("documents").has(name) && !Objects.equals(id, known)) {
            edit.problems()
                    .add(ProblemCode.UNPROCESSABLE.at(
                            pointer + "/field_value",
                            "The value differs from documents." + name + ". Leave one of the two out."));
            return documents;
        }
        return type.isLoa()
                ? new OrderAttributes.Documents(id, documents.invoice())
                : new OrderAttributes.Documents(documents.loa(), id);
    }
}
