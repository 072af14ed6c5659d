package dev.portwright.porting.owner;

import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.RequirementValues;
import dev.portwright.reference.Reference;
import dev.portwright.reference.ReferenceKind;
import dev.portwright.reference.References;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

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
        wanted.requirements().forEach(requirement -> ofRequirement(edit, requirement, named));
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
        return named.pointer().equals(GroupRule.POINTER)
                ? ProblemCode.UNKNOWN_REFERENCE.at(
                        GroupRule.POINTER,
                        "The group names a " + named.reference().inWords() + " that is not in your account any more.")
                : named.reference().unknownAt(named.pointer());
    }

    /** Where the body says so: a document it does not give itself has come with its requirement group. */
    private String pointer(Edit edit, OrderAttribute attribute) {
        return switch (attribute) {
            case LOA -> pointer(edit, attribute, "loa", RequirementType::isLoa);
            case INVOICE -> pointer(edit, attribute, "invoice", RequirementType::isInvoice);
            default -> attribute.pointer();
        };
    }

    private String pointer(Edit edit, OrderAttribute attribute, String name, Predicate<RequirementType> isIt) {
        if (edit.patch().object("documents").has(name)) {
            return attribute.pointer();
        }
        int index = RequirementReferences.indexInBody(
                edit.patch(), id -> catalog.type(id).filter(isIt).isPresent());
        return index < 0 ? GroupRule.POINTER : "/requirements/" + index + "/field_value";
    }

    private void ofRequirement(Edit edit, OrderAttributes.Requirement requirement, List<Named> named) {
        String value = requirement.fieldValue();
        boolean address = requirement.isAddress();
        if (!(address || requirement.isDocument())
                || value == null
                || value.equals(RequirementValues.of(edit.before().requirements(), requirement.requirementTypeId()))) {
            return;
        }
        int index = RequirementReferences.indexInBody(edit.patch(), requirement.requirementTypeId());
        String pointer = index < 0 ? GroupRule.POINTER : "/requirements/" + index + "/field_value";
        Reference.answering(address, value, pointer, edit.problems())
                .ifPresent(reference -> named.add(new Named(pointer, reference)));
    }
}
