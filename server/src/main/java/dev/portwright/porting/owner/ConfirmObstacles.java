package dev.portwright.porting.owner;

import dev.portwright.platform.problem.Problem;
import dev.portwright.porting.book.OwnOrders;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What keeps an order from being confirmed, for those who tell it before: the same that confirming tells. */
@ApplicationScoped
public class ConfirmObstacles {
    private final ConfirmRules rules;
    private final InfectedDocuments infected;

    ConfirmObstacles(ConfirmRules rules, InfectedDocuments infected) {
        this.rules = rules;
        this.infected = infected;
    }

    /** Empty when an order in this status can be confirmed, if it is complete. */
    public Optional<Problem> in(PortingOrderStatus status) {
        return ConfirmRules.isConfirmedIn(status) ? Optional.empty() : Optional.of(ConfirmRules.refusalIn(status));
    }

    /** Everything that is missing or will not do of an order whose status lets it be confirmed. */
    public List<Problem> of(OwnOrders.Standing standing) {
        Set<String> numbers =
                standing.numbers().stream().map(PortingPhoneNumber::phoneNumber).collect(Collectors.toSet());
        return rules.all(
                standing.order(), infected.in(standing.order()), numbers::contains, standing::submittedElsewhere);
    }
}
