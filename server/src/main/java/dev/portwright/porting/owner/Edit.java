package dev.portwright.porting.owner;

import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * An edit on its way through the rules: the order as it is, what the client asked for, and what the rules found wrong
 * or worth saying.
 *
 * @param warnings what was accepted but will not do as it stands
 */
record Edit(HeldOrder held, PortingOrder order, Patch patch, Problems problems, List<Problem> warnings) {
    static Edit of(HeldOrder held, CheckedBody body) {
        return new Edit(
                held, held.order(), Patch.of(body.usable()), Problems.startingWith(body.problems()), new ArrayList<>());
    }

    OrderAttributes before() {
        return order.attributes();
    }

    void warn(Problem warning) {
        warnings.add(warning);
    }
}
