package dev.portwright.porting.owner;

import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.RequirementValues;
import dev.portwright.reference.Reference;
import dev.portwright.reference.ReferenceKind;
import dev.portwright.reference.References;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an edit newly refers to must exist in the account. What was accepted before is not asked about again. */
@ApplicationScoped
class ReferenceRule {
    private static final Map<OrderAttribute, String> KINDS = Map.of(
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

    private record Named(String pointer, Reference reference) {}

    void check(Edit edit, OrderAttributes wanted) {
        List<Named> named = new ArrayList<>();
        for (OrderAttribute attribute : OrderAttribute.values()) {
            String kind = KINDS.get(attribute);
            Object value = kind == null ? null : attribute.valueIn(wanted);
            if (kind != null && value != null && !value.equals(attribute.valueIn(edit.before()))) {
                named.add(new Named(pointer(edit, attribute), new Reference(kind, value.toString())));
            }
        }
        wanted.requirements().forEach(requirement -> requirementDocument(edit, requirement, named));
        Set<Reference> missing = references.missing(
                edit.held().tx(),
                edit.order().accountId(),
                named.stream().map(Named::reference).toList());
        named.stream()
                .filter(entry -> missing.contains(entry.reference()))
                .map(ReferenceRule::unknown)
                .distinct()
                .forEach(edit.problems()::add);
    }

    private static Problem unknown(Named named) {
        String kind = named.reference().kind().replace('_', ' ');
        return ProblemCode.UNKNOWN_REFERENCE.at(
                named.pointer(),
                named.pointer().equals(GroupRule.POINTER)
                        ? "The group names a " + kind + " that is not in your account any more."
                        : "There is no " + kind + " with this id in your account.");
    }

    /** Where the body says so: a document it does not give itself has come with its requirement group. */
    private static String pointer(Edit edit, OrderAttribute attribute) {
        Patch documents = edit.patch().object("documents");
        boolean ofGroup = switch (attribute) {
            case LOA -> !documents.has("loa");
            case INVOICE -> !documents.has("invoice");
            default -> false;
        };
        return ofGroup ? GroupRule.POINTER : attribute.pointer();
    }

    private void requirementDocument(Edit edit, OrderAttributes.Requirement requirement, List<Named> named) {
        String value = requirement.fieldValue();
        boolean document = catalog.type(requirement.requirementTypeId())
                .map(type -> type.takesDocument())
                .orElse(false);
        if (!document
                || value == null
                || value.equals(RequirementValues.of(edit.before().requirements(), requirement.requirementTypeId()))) {
            return;
        }
        int index = RequirementReferences.indexInBody(edit.patch(), requirement.requirementTypeId());
        String pointer = index < 0 ? GroupRule.POINTER : "/requirements/" + index + "/field_value";
        if (Ids.isUuid(value)) {
            named.add(new Named(pointer, new Reference(ReferenceKind.DOCUMENT, value)));
        } else {
            edit.problems()
                    .add(ProblemCode.INVALID_ID_VALUE.at(pointer, "This requirement takes the id of a document."));
        }
    }
}
