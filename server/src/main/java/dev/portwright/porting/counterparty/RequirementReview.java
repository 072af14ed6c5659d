package dev.portwright.porting.counterparty;

import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.RequirementStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accepts or refuses what the owner of an order gave for its requirements. */
@ApplicationScoped
public class RequirementReview {
    private static final Set<PortingOrderStatus> UNTIL_ANSWERED = EnumSet.of(
            PortingOrderStatus.DRAFT,
            PortingOrderStatus.IN_PROCESS,
            PortingOrderStatus.SUBMITTED,
            PortingOrderStatus.EXCEPTION);

    /**
     * Writes verdicts down, while the order is still to be sent or answered. What changes nothing is written only with a
     * reason.
     *
     * @param verdicts by requirement type; only {@link RequirementStatus#APPROVED} and {@link
     *     RequirementStatus#EXCEPTION} are verdicts. Requirements without a value have none
     * @throws dev.portwright.platform.problem.ApiException 422 when the losing carrier has confirmed a date
     */
    public void decide(HeldOrder held, Map<String, RequirementStatus> verdicts, @Nullable String reason) {
        PortingOrder order = held.order();
        if (!UNTIL_ANSWERED.contains(order.status())) {
            throw Counterparty.refused(
                    "Requirements are reviewed before the losing carrier has confirmed a date; this order is "
                            + order.status().word() + ".");
        }
        List<OrderAttributes.Requirement> reviewed = new ArrayList<>();
        for (OrderAttributes.Requirement requirement : order.attributes().requirements()) {
            RequirementStatus verdict = verdicts.get(requirement.requirementTypeId());
            reviewed.add(verdict == null || requirement.fieldValue() == null ? requirement : requirement.with(verdict));
        }
        OrderAttributes attributes =
                order.attributes().withDocumentation(order.attributes().documents(), reviewed);
        if (!attributes.equals(order.attributes()) || reason != null) {
            held.edit(order.state(), attributes, reason);
        }
    }
}
