package dev.portwright.porting.owner.readiness;

import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.OwnOrders;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.owner.ConfirmObstacles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says how far an order is from being confirmed, and what a losing carrier may reject it for: {@code
 * GetPortingOrderReadiness}. What keeps it from being confirmed comes of the rules that confirm it.
 */
@ApplicationScoped
class Readiness {
    private static final int MOST = 100;

    private final OwnOrders orders;
    private final ConfirmObstacles obstacles;
    private final Risks risks;
    private final PaperRisks papers;

    Readiness(OwnOrders orders, ConfirmObstacles obstacles, Risks risks, PaperRisks papers) {
        this.orders = orders;
        this.obstacles = obstacles;
        this.risks = risks;
        this.papers = papers;
    }

    /** How bad a finding is, and what it takes off the score of {@value #MOST}. */
    enum Severity {
        MISSING(10),
        INVALID(15),
        RISKY(5);

        private final int cost;

        Severity(int cost) {
            this.cost = cost;
        }
    }

    /**
     * Something to be done about an order.
     *
     * @param code of a problem, as confirming tells it, or of the exception that a losing carrier may raise
     * @param pointer into a PATCH body that mends it; null when none does
     * @param value what the order has there now, secrets masked; null when it has nothing
     * @param detail what is wrong and what to do
     */
    record Finding(
            Severity severity,
            String code,
            @Nullable String pointer,
            @Nullable String value,
            String detail) {}

    /**
     * What was found.
     *
     * @param findings the worst first
     * @param papers letter and invoice, as far as they are given
     */
    record Found(PortingOrder order, List<Finding> findings, List<ReadPaper> papers) {
        /** True when the order can be confirmed as it is. */
        boolean ready() {
            return findings.stream().allMatch(finding -> finding.severity() == Severity.RISKY);
        }

        int score() {
            int cost = findings.stream()
                    .mapToInt(finding -> finding.severity().cost)
                    .sum();
            return Math.max(0, MOST - cost);
        }
    }

    /** @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order */
    Found of(UUID accountId, UUID orderId) {
        OwnOrders.Standing standing = orders.standing(accountId, orderId);
        PortingOrder order = standing.order();
        List<ReadPaper> read = papers.of(order);
        Optional<Problem> refusal = obstacles.in(order.status());
        if (refusal.isPresent()) {
            return new Found(order, List.of(of(order, refusal.get())), read);
        }
        Set<String> numbers =
                standing.numbers().stream().map(PortingPhoneNumber::phoneNumber).collect(Collectors.toSet());
        List<Finding> findings = new ArrayList<>();
        for (Problem problem : obstacles.of(standing)) {
            findings.add(of(order, problem));
        }
        Set<String> told = new HashSet<>();
        findings.forEach(finding -> told.add(String.valueOf(finding.pointer())));
        Stream.concat(risks.of(order, numbers).stream(), papers.risks(order, numbers, read).stream())
                .map(risk -> of(order, risk))
                .filter(finding -> finding.pointer() == null || !told.contains(finding.pointer()))
                .forEach(findings::add);
        return new Found(order, List.copyOf(findings), read);
    }

    private static Finding of(PortingOrder order, Risks.Risk risk) {
        OrderAttribute attribute = risk.attribute();
        return new Finding(
                Severity.RISKY,
                risk.code(),
                attribute == null ? null : attribute.pointer(),
                attribute == null ? null : attribute.shownIn(order.attributes()),
                risk.detail());
    }

    private static Finding of(PortingOrder order, Problem problem) {
        boolean missing = problem.code() == ProblemCode.MISSING_PARAMETER || problem.code() == ProblemCode.MISSING_LOA;
        return new Finding(
                missing ? Severity.MISSING : Severity.INVALID,
                problem.code().code(),
                problem.pointer(),
                value(order, problem.pointer()),
                problem.detail());
    }

    private static @Nullable String value(PortingOrder order, @Nullable String pointer) {
        for (OrderAttribute attribute : OrderAttribute.values()) {
            if (attribute.pointer().equals(pointer)) {
                return attribute.shownIn(order.attributes());
            }
        }
        List<OrderAttributes.Requirement> requirements = order.attributes().requirements();
        for (int i = 0; i < requirements.size(); i++) {
            if (("/requirements/" + i + "/field_value").equals(pointer)) {
                OrderAttributes.Requirement requirement = requirements.get(i);
                boolean secret = requirement.isText() && requirement.fieldValue() != null;
                return secret ? OrderAttribute.MASK : requirement.fieldValue();
            }
        }
        return null;
    }
}
