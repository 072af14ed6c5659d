package dev.portwright.porting.owner;

import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An edit on its way through the rules: the order as it is, what the client asked for, and what the rules found wrong
 * or worth saying.
 *
 * @param asked what the order's country asks for of its numbers, by the version that the order was made by
 * @param warnings what was accepted but will not do as it stands
 */
record Edit(
        HeldOrder held,
        PortingOrder order,
        Patch patch,
        Optional<RequirementRule> asked,
        Problems problems,
        List<Problem> warnings) {
    static Edit of(HeldOrder held, CheckedBody body, RequirementCatalog catalog) {
        PortingOrder order = held.order();
        return new Edit(
                held,
                order,
                Patch.of(body.usable()),
                order.kind()
                        .requirements(catalog)
                        .map(rule -> rule.of(() -> held.numbers().stream()
                                .map(PortingPhoneNumber::phoneNumber)
                                .toList())),
                Problems.startingWith(body.problems()),
                new ArrayList<>());
    }

    OrderAttributes before() {
        return order.attributes();
    }

    void warn(Problem warning) {
        warnings.add(warning);
    }
}
