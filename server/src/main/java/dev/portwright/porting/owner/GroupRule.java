package dev.portwright.porting.owner;

import dev.portwright.phonenumber.Territories;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.RequirementStatus;
import dev.portwright.porting.order.RequirementValues;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementType;
import dev.portwright.requirement.group.GroupStatus;
import dev.portwright.requirement.group.RequirementGroup;
import dev.portwright.requirement.group.RequirementGroups;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Copies the values of a requirement group into an order, once: {@code requirement_group_id} of {@code
 * UpdatePortingOrder}. The group must be for what is ported, and must not contradict the rest of the request.
 */
@ApplicationScoped
class GroupRule {
    static final String POINTER = "/requirement_group_id";

    private final RequirementGroups groups;
    private final RequirementCatalog catalog;

    GroupRule(RequirementGroups groups, RequirementCatalog catalog) {
        this.groups = groups;
        this.catalog = catalog;
    }

    OrderAttributes apply(Edit edit, OrderAttributes wanted) {
        String id = edit.patch().text("requirement_group_id", null);
        if (id == null) {
            return wanted;
        }
        PortingOrderStatus status = edit.order().status();
        if (!OrderAttribute.LOA.editableIn(status)) {
            edit.problems()
                    .add(ProblemCode.UNPROCESSABLE.at(
                            POINTER,
                            "A group gives its values to orders that are draft, in-process or in exception; this order is "
                                    + status.word() + "."));
            return wanted;
        }
        Optional<RequirementGroup> group =
                groups.find(edit.held().tx(), edit.order().accountId(), UUID.fromString(id));
        if (group.isEmpty()) {
            edit.problems()
                    .add(ProblemCode.UNKNOWN_REFERENCE.at(
                            POINTER, "There is no requirement group with this id in your account."));
            return wanted;
        }
        return matches(edit, group.get()) ? copy(edit, group.get(), wanted) : wanted;
    }

    /** A territory is ported by the rules of its country, but not the other way round. */
    private static boolean isFor(String groupsCountry, String ordersCountry) {
        return groupsCountry.equals(ordersCountry) || groupsCountry.equals(Territories.ruledBy(ordersCountry));
    }

    private static boolean matches(Edit edit, RequirementGroup group) {
        PortingOrder order = edit.order();
        boolean matches = group.action().equals("porting")
                && isFor(group.countryCode(), order.kind().countryCode())
                && group.phoneNumberType().equals(order.kind().phoneNumberType().wireName());
        if (!matches) {
            edit.problems()
                    .add(ProblemCode.UNPROCESSABLE.at(
                            POINTER,
                            "The group is for %s of %s %s numbers, the order ports %s %s numbers."
                                    .formatted(
                                            group.action(),
                                            group.countryCode(),
                                            group.phoneNumberType(),
                                            order.kind().countryCode(),
                                            order.kind().phoneNumberType().wireName())));
        }
        return matches;
    }

    private OrderAttributes copy(Edit edit, RequirementGroup group, OrderAttributes wanted) {
        OrderAttributes.Documents copied = new OrderAttributes.Documents(
                document(edit, group, RequirementType::isLoa, wanted.documents().loa(), OrderAttribute.LOA),
                document(
                        edit,
                        group,
                        RequirementType::isInvoice,
                        wanted.documents().invoice(),
                        OrderAttribute.INVOICE));
        return wanted.withDocumentation(copied, requirements(edit, group, wanted.requirements()));
    }

    private @Nullable UUID document(
            Edit edit,
            RequirementGroup group,
            Predicate<RequirementType> isIt,
            @Nullable UUID wanted,
            OrderAttribute attribute) {
        Predicate<String> ofType = id -> catalog.type(id).filter(isIt).isPresent();
        Optional<UUID> ofGroup = group.values().stream()
                .filter(value -> ofType.test(value.requirementTypeId()))
                .map(value -> UUID.fromString(value.fieldValue()))
                .findFirst();
        if (ofGroup.isEmpty()) {
            return wanted;
        }
        int place = RequirementReferences.indexInBody(edit.patch(), ofType);
        boolean inDocuments = edit.patch().object("documents").has(lastPart(attribute));
        if ((inDocuments || place >= 0) && !ofGroup.get().equals(wanted)) {
            edit.problems()
                    .add(disagrees(inDocuments ? attribute.pointer() : "/requirements/" + place + "/field_value"));
        }
        return ofGroup.get();
    }

    private static String lastPart(OrderAttribute attribute) {
        return attribute.path().substring(attribute.path().lastIndexOf('.') + 1);
    }

    /** What the desk has approved in a group it need not look at again. */
    private List<OrderAttributes.Requirement> requirements(
            Edit edit, RequirementGroup group, List<OrderAttributes.Requirement> wanted) {
        List<OrderAttributes.Requirement> result = new ArrayList<>(wanted);
        RequirementStatus status = groups.status(group) == GroupStatus.APPROVED
                ? RequirementStatus.APPROVED
                : RequirementStatus.UNDER_REVIEW;
        for (RequirementGroup.Value value : group.values()) {
            Optional<RequirementType> known = catalog.type(value.requirementTypeId());
            boolean asked = edit.asked()
                    .map(rule -> rule.item(value.requirementTypeId()).isPresent())
                    .orElse(true);
            if (known.isEmpty() || !known.get().isOwnRequirement() || !asked) {
                continue;
            }
            RequirementType type = known.get();
            int given = RequirementReferences.indexInBody(edit.patch(), type.id());
            if (edit.patch().clears("requirements")) {
                edit.problems().add(disagrees("/requirements"));
            } else if (given >= 0 && !sameValue(type, RequirementValues.of(wanted, type.id()), value.fieldValue())) {
                edit.problems().add(disagrees("/requirements/" + given + "/field_value"));
            }
            RequirementValues.put(result, type, value.fieldValue(), status);
        }
        return List.copyOf(result);
    }

    /** Ids compare without regard to case, texts with it. */
    private static boolean sameValue(RequirementType type, @Nullable String value, String ofGroup) {
        return type.takesText() ? ofGroup.equals(value) : ofGroup.equalsIgnoreCase(value);
    }

    private static Problem disagrees(String pointer) {
        return ProblemCode.UNPROCESSABLE.at(
                pointer, "The value differs from the one in the requirement group. Leave one of the two out.");
    }
}
