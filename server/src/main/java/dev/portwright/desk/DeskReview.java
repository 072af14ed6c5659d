package dev.portwright.desk;

import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.counterparty.RequirementReview;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.RequirementStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The desk's verdicts on what an owner gave for requirements. */
@ApplicationScoped
class DeskReview {
    private final RequirementReview review;

    DeskReview(RequirementReview review) {
        this.review = review;
    }

    /**
     * Writes verdicts down.
     *
     * @throws dev.portwright.platform.problem.ApiException 422 naming each verdict on a requirement that the order does
     *     not have, that has no answer yet or that has two verdicts; or when the order's status allows none
     */
    void decide(HeldOrder held, List<DeskBodies.Verdict> verdicts, @Nullable String reason) {
        PortingOrder order = held.order();
        Problems problems = new Problems();
        Map<String, RequirementStatus> byType = new HashMap<>();
        for (int i = 0; i < verdicts.size(); i++) {
            DeskBodies.Verdict verdict = verdicts.get(i);
            String at = "/requirements/" + i + "/requirement_type_id";
            Optional<OrderAttributes.Requirement> requirement = order.attributes().requirements().stream()
                    .filter(own -> own.requirementTypeId().equalsIgnoreCase(verdict.requirementTypeId()))
                    .findFirst();
            if (requirement.isEmpty()) {
                problems.add(ProblemCode.UNKNOWN_REFERENCE.at(at, "The order has no such requirement."));
            } else if (requirement.get().fieldValue() == null) {
                problems.add(ProblemCode.UNPROCESSABLE.at(at, "The owner has given nothing for this requirement yet."));
            } else if (byType.put(requirement.get().requirementTypeId(), verdict.status()) != null) {
                problems.add(ProblemCode.UNPROCESSABLE.at(at, "The requirement stands in the request twice."));
            }
        }
        problems.throwIfAny();
        boolean stands = order.attributes().requirements().stream()
                .allMatch(own -> byType.getOrDefault(own.requirementTypeId(), own.status()) == own.status());
        review.decide(held, byType, stands ? null : reason);
    }
}
