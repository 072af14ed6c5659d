package dev.portwright.porting.order;

import dev.portwright.requirement.AdditionalStep;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import java.util.List;

/** What is still to be done about the numbers of an order before it can be submitted: {@code additional_steps}. */
public final class OpenSteps {
    private OpenSteps() {}

    /** The steps that are open, in the order of the country's rule; none of an order that is over or about to be. */
    public static List<AdditionalStep> of(PortingOrder order, RequirementCatalog catalog) {
        if (order.status().stage() == PortingOrderStatus.Stage.CLOSED) {
            return List.of();
        }
        return steps(order, catalog).stream()
                .filter(step -> isOpen(step, order))
                .toList();
    }

    /** True when the country asks for the step when such numbers are ported, whether it is done or not. */
    public static boolean isAskedOf(PortingOrder order, AdditionalStep step, RequirementCatalog catalog) {
        return steps(order, catalog).contains(step);
    }

    /** The actions that such an order needs, completed or not, in the order of the country's rule. */
    public static List<RequirementRule.Action> actions(PortingOrder order, RequirementCatalog catalog) {
        return order.kind().requirements(catalog).map(RequirementRule::actions).orElse(List.of());
    }

    private static List<AdditionalStep> steps(PortingOrder order, RequirementCatalog catalog) {
        return order.kind().requirements(catalog).map(RequirementRule::steps).orElse(List.of());
    }

    private static boolean isOpen(AdditionalStep step, PortingOrder order) {
        return switch (step) {
            case ASSOCIATED_PHONE_NUMBERS ->
                order.attributes().misc().type() == PortType.PARTIAL
                        && order.progress().associatedRanges() == 0;
            case PHONE_NUMBER_VERIFICATION_CODES -> order.progress().verifiedNumbers() < order.phoneNumbersCount();
        };
    }
}
