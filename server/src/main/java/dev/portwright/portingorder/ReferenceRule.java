package dev.portwright.portingorder;

import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.reference.Reference;
import dev.portwright.reference.ReferenceKind;
import dev.portwright.reference.References;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an edit newly refers to must exist in the account. What was accepted before is not asked about again. */
@ApplicationScoped
class ReferenceRule {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Map<OrderAttribute, ReferenceKind> KINDS = Map.of(
            OrderAttribute.LOA, ReferenceKind.DOCUMENT,
            OrderAttribute.INVOICE, ReferenceKind.DOCUMENT,
            OrderAttribute.BILLING_GROUP, ReferenceKind.BILLING_GROUP,
            OrderAttribute.CONNECTION, ReferenceKind.CONNECTION,
            OrderAttribute.EMERGENCY_ADDRESS, ReferenceKind.EMERGENCY_ADDRESS,
            OrderAttribute.MESSAGING_PROFILE, ReferenceKind.MESSAGING_PROFILE);

    private final References references;
    private final RequirementCatalog catalog;

    ReferenceRule(References references, RequirementCatalog catalog) {
        this.references = references;
        this.catalog = catalog;
    }

    void check(Edit edit, OrderAttributes wanted) {
        Map<String, Reference> named = new LinkedHashMap<>();
        for (OrderAttribute attribute : OrderAttribute.values()) {
            ReferenceKind kind = KINDS.get(attribute);
            Object value = kind == null ? null : attribute.valueIn(wanted);
            if (kind != null && value != null && !value.equals(attribute.valueIn(edit.before()))) {
                named.put(attribute.pointer(), new Reference(kind, value.toString()));
            }
        }
        wanted.requirements().forEach(requirement -> requirementDocument(edit, requirement, named));
        Set<Reference> missing = references.missing(edit.order().accountId(), named.values());
        named.forEach((pointer, reference) -> {
            if (missing.contains(reference)) {
                edit.problems()
                        .add(ProblemCode.UNKNOWN_REFERENCE.at(
                                pointer,
                                "There is no " + reference.kind().word().replace('_', ' ')
                                        + " with this id in your account."));
            }
        });
    }

    private void requirementDocument(Edit edit, OrderAttributes.Requirement requirement, Map<String, Reference> named) {
        String value = requirement.fieldValue();
        boolean document = catalog.type(requirement.requirementTypeId())
                .map(type -> type.takesDocument())
                .orElse(false);
        if (!document || value == null || value.equals(valueBefore(edit, requirement))) {
            return;
        }
        int index = RequirementReferences.indexInBody(edit.patch(), requirement.requirementTypeId());
        String pointer = index < 0 ? "/requirement_group_id" : "/requirements/" + index + "/field_value";
        if (UUID_FORM.matcher(value).matches()) {
            named.put(pointer, new Reference(ReferenceKind.DOCUMENT, value));
        } else {
            edit.problems()
                    .add(ProblemCode.INVALID_ID_VALUE.at(pointer, "This requirement takes the id of a document."));
        }
    }

    private static @Nullable String valueBefore(Edit edit, OrderAttributes.Requirement requirement) {
        return edit.before().requirements().stream()
                .filter(before -> before.requirementTypeId().equals(requirement.requirementTypeId()))
                .map(OrderAttributes.Requirement::fieldValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
