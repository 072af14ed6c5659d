package dev.portwright.porting.owner;

import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.problem.Problem;
import dev.portwright.porting.book.HeldOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What somebody does with an order in the place of its owner, who has allowed it. The same rules hold. */
@ApplicationScoped
public class InOwnersPlace {
    private final EditPortingOrder editing;
    private final OrderActions actions;
    private final ConfirmRules rules;
    private final InfectedDocuments infected;

    InOwnersPlace(EditPortingOrder editing, OrderActions actions, ConfirmRules rules, InfectedDocuments infected) {
        this.editing = editing;
        this.actions = actions;
        this.rules = rules;
        this.infected = infected;
    }

    /**
     * Edits an order as {@code UpdatePortingOrder} does.
     *
     * @param body a body of that operation
     * @return what was accepted but will not do as it stands
     * @throws dev.portwright.platform.problem.ApiException 422 with everything that is wrong with the edit
     */
    public List<Problem> edit(HeldOrder held, CheckedBody body) {
        return editing.edit(held, body).warnings();
    }

    /** Everything that keeps an order in exception from being submitted again. */
    public List<Problem> missing(HeldOrder held) {
        return rules.all(held.order(), infected.in(held.tx(), held.order()), held::ports, List::of);
    }

    /**
     * Submits an order as {@code ConfirmPortingOrder} does.
     *
     * @param byWhom who does, for its history: {@code by its end customer}
     * @throws dev.portwright.platform.problem.ApiException 422 with everything that is missing, or when its status does not
     *     allow it
     */
    public void confirm(HeldOrder held, String byWhom) {
        actions.confirm(held, byWhom);
    }
}
