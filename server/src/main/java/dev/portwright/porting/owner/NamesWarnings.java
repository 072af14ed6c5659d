package dev.portwright.porting.owner;

import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Operation;
import dev.portwright.platform.contract.UnknownName;
import dev.portwright.platform.problem.ClientText;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Tells of the names in a body that nobody knows: they are passed over, which is seldom what was wanted. */
@ApplicationScoped
public class NamesWarnings {
    /** How many are told at most; of more, the last says that there are. */
    static final int MOST = 20;

    private static final String CREATE = "CreatePortingOrder";
    private static final String UPDATE = "UpdatePortingOrder";

    private final Contract contract;

    NamesWarnings(Contract contract) {
        this.contract = contract;
    }

    /** Warnings about a body that orders were created by. */
    List<Problem> ofCreation(CheckedBody body) {
        return warnings(contract.operation(CREATE).unknownNames(body.usable(), MissingNode.getInstance(), MOST + 1));
    }

    /** Warnings about a body that orders were edited by, none of which is answered. */
    public List<Problem> ofEdit(CheckedBody body) {
        return ofEdit(body, MissingNode::getInstance);
    }

    /**
     * Warnings about a body that an order was edited by.
     *
     * @param shown the order as it is answered: what is there may be sent back, though it cannot be edited
     */
    List<Problem> ofEdit(CheckedBody body, Supplier<JsonNode> shown) {
        Operation update = contract.operation(UPDATE);
        // Nearly always there are none, and then the order need not be looked at.
        return update.unknownNames(body.usable(), MissingNode.getInstance(), 1).isEmpty()
                ? List.of()
                : warnings(update.unknownNames(body.usable(), shown.get(), MOST + 1));
    }

    private List<Problem> warnings(List<UnknownName> names) {
        List<Problem> warnings = new ArrayList<>();
        names.stream().limit(MOST).map(this::warning).forEach(warnings::add);
        if (names.size() > MOST) {
            warnings.set(
                    MOST - 1,
                    ProblemCode.UNPROCESSABLE.at(
                            "",
                            "There are more names that are not known here than the " + (MOST - 1) + " told before."));
        }
        return warnings;
    }

    private Problem warning(UnknownName unknown) {
        return ProblemCode.UNPROCESSABLE.at(
                unknown.pointer(),
                "'" + ClientText.quoted(unknown.name()) + "' is not known here and was ignored." + instead(unknown));
    }

    private String instead(UnknownName unknown) {
        if (unknown.meant() != null) {
            return " Did you mean '" + unknown.meant() + "'?";
        }
        if (unknown.pointer().equals("/phone_numbers")) {
            return " Numbers are added to a draft by POST /v2/porting_orders/{id}/phone_numbers.";
        }
        return contract.operation(UPDATE).takes(unknown.name())
                ? " Give it to the order that was created: PATCH /v2/porting_orders/{id}."
                : "";
    }
}
