package dev.portwright.portingorder;

import dev.portwright.platform.db.Db;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accepts or refuses what the owner of an order gave for its requirements. */
@ApplicationScoped
public class RequirementReview {
    private static final Set<PortingOrderStatus> UNTIL_ANSWERED = EnumSet.of(
            PortingOrderStatus.DRAFT,
            PortingOrderStatus.IN_PROCESS,
            PortingOrderStatus.SUBMITTED,
            PortingOrderStatus.EXCEPTION);

    private final Db db;
    private final PortingDesk desk;
    private final OrderLife life;
    private final Clock clock;

    RequirementReview(Db db, PortingDesk desk, OrderLife life, Clock clock) {
        this.db = db;
        this.desk = desk;
        this.life = life;
        this.clock = clock;
    }

    /**
     * Writes verdicts down, while the order is still to be sent or answered. What changes nothing is written only with a
     * reason.
     *
     * @param verdicts by requirement type; only {@link RequirementStatus#APPROVED} and {@link
     *     RequirementStatus#EXCEPTION} are verdicts. Requirements without a value have none
     * @throws dev.portwright.platform.problem.ApiException 404 when there is no such order, 422 when the losing carrier
     *     has confirmed a date
     */
    public PortingOrder decide(
            UUID orderId, Map<String, RequirementStatus> verdicts, Actor actor, @Nullable String reason) {
        return db.transaction(connection -> {
            PortingOrder order = desk.lock(orderId);
            if (!UNTIL_ANSWERED.contains(order.status())) {
                throw PortingDesk.refused(
                        "Requirements are reviewed before the losing carrier has confirmed a date; this order is "
                                + order.status().word() + ".");
            }
            List<OrderAttributes.Requirement> reviewed = new ArrayList<>();
            for (OrderAttributes.Requirement requirement : order.attributes().requirements()) {
                RequirementStatus verdict = verdicts.get(requirement.requirementTypeId());
                reviewed.add(
                        verdict == null || requirement.fieldValue() == null ? requirement : requirement.with(verdict));
            }
            OrderAttributes attributes =
                    order.attributes().withDocumentation(order.attributes().documents(), reviewed);
            if (attributes.equals(order.attributes()) && reason == null) {
                return order;
            }
            return life.save(
                    connection,
                    order,
                    order.next(order.state(), attributes, order.phoneNumbersCount(), clock.instant()),
                    actor,
                    reason);
        });
    }
}
