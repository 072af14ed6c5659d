package dev.portwright.porting.action;

import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.SplitListener;
import jakarta.enterprise.context.ApplicationScoped;

/** Whose identity was checked for one order needs no other check for what comes of it. */
@ApplicationScoped
class ActionsOfParts implements SplitListener {
    @Override
    public void split(HeldOrder from, HeldOrder part) {
        if (from.order().progress().completedActions() > 0) {
            ActionStore.ofOrder(from.tx(), from.accountId(), from.id()).stream()
                    .filter(action -> action.status() == ActionStatus.COMPLETED)
                    .forEach(action -> ActionStore.write(part.tx(), action.of(part.id())));
        }
    }
}
