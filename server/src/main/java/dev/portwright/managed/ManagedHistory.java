package dev.portwright.managed;

import dev.portwright.account.Actor;
import dev.portwright.history.AttributeChange;
import dev.portwright.history.Change;
import dev.portwright.history.History;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.id.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells the history of the manager what became of an account that it manages. */
@ApplicationScoped
class ManagedHistory {
    private final Ids ids;

    ManagedHistory(Ids ids) {
        this.ids = ids;
    }

    void add(Tx tx, ManagedAccount account, Change.Action action, Actor actor, List<AttributeChange> changes) {
        History.add(
                tx,
                new Change(
                        ids.next(),
                        account.managerId(),
                        new Subject(ManagedAccount.RECORD_TYPE, account.id()),
                        account.version(),
                        account.updatedAt(),
                        action,
                        actor,
                        null,
                        changes));
    }
}
