package dev.portwright.porting.owner;

import dev.portwright.platform.problem.Problem;
import dev.portwright.porting.book.OrderGroups;
import dev.portwright.porting.book.OwnOrders;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What keeps an order from being confirmed, for those who tell it before: the same that confirming tells. */
@ApplicationScoped
public class ConfirmObstacles {
    private final ConfirmRules rules;
    private final InfectedDocuments infected;
    private final OrderGroups groups;

    ConfirmObstacles(ConfirmRules rules, InfectedDocuments infected, OrderGroups groups) {
        this.groups = groups;
        this.rules = rules;
        this.infected = infected;
    }

    /** Empty when an order in this status can be confirmed, if it is complete. */
    public Optional<Problem> in(PortingOrderStatus status) {
        return ConfirmRules.isConfirmedIn(status) ? Optional.empty() : Optional.of(ConfirmRules.refusalIn(status));
    }

    /**
     * {@link #of} of several orders of an account, by their ids: of those whose status lets them be confirmed. By five
     * statements at most, however many there are.
     */
    public Map<UUID, List<Problem>> of(UUID accountId, List<PortingOrder> orders) {
        List<PortingOrder> asked = orders.stream()
                .filter(order -> ConfirmRules.isConfirmedIn(order.status()))
                .toList();
        Map<UUID, List<Problem>> problems = new HashMap<>();
        if (asked.isEmpty()) {
            return problems;
        }
        OrderGroups.GroupStanding standing = groups.standing(
                accountId,
                asked,
                asked.stream().collect(Collectors.toMap(PortingOrder::id, ConfirmObstacles::billingNumbers)));
        Map<UUID, List<Problem>> ofDocuments = infected.in(accountId, asked);
        for (PortingOrder order : asked) {
            UUID id = order.id();
            problems.put(
                    id,
                    rules.all(
                            order,
                            ofDocuments.getOrDefault(id, List.of()),
                            number -> standing.ports(id, number),
                            () -> standing.submittedElsewhere(id)));
        }
        return problems;
    }

    /** The numbers of which it matters whether the order ports them. */
    private static Set<String> billingNumbers(PortingOrder order) {
        return Stream.of(
                        order.attributes().admin().billingPhoneNumber(),
                        order.attributes().misc().newBillingPhoneNumber())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Everything that is missing or will not do of an order whose status lets it be confirmed. */
    public List<Problem> of(OwnOrders.Standing standing) {
        Set<String> numbers =
                standing.numbers().stream().map(PortingPhoneNumber::phoneNumber).collect(Collectors.toSet());
        return rules.all(
                standing.order(), infected.in(standing.order()), numbers::contains, standing::submittedElsewhere);
    }
}
