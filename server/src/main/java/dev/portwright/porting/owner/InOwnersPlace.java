package dev.portwright.porting.owner;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Tx;
import dev.portwright.porting.order.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What somebody does with an order in the place of its owner, who has allowed it. The same rules hold. */
@ApplicationScoped
public class InOwnersPlace {
    private final EditPortingOrder editing;
    private final OrderActions actions;

    InOwnersPlace(EditPortingOrder editing, OrderActions actions) {
        this.editing = editing;
        this.actions = actions;
    }

    /**
     * Edits an order as {@code UpdatePortingOrder} does.
     *
     * @param body a body of that operation
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order, 422 with everything that
     *     is wrong with the edit
     */
    public PortingOrder edit(Tx tx, UUID accountId, Actor actor, UUID orderId, CheckedBody body) {
        return editing.edit(tx, accountId, actor, orderId, null, body).order();
    }

    /**
     * Submits an order as {@code ConfirmPortingOrder} does.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order, 422 with everything that
     *     is missing, or when its status does not allow it
     */
    public PortingOrder confirm(Tx tx, UUID accountId, Actor actor, UUID orderId) {
        return actions.confirm(tx, accountId, actor, orderId, null);
    }
}
