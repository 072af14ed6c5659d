package dev.portwright.porting.action;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the people of the desk do about actions, of the orders of all accounts. */
@ApplicationScoped
class ActionsAtDesk {
    private final Db db;
    private final ActionDecisions decisions;

    ActionsAtDesk(Db db, ActionDecisions decisions) {
        this.db = db;
        this.decisions = decisions;
    }

    /** One page of the actions that somebody has initiated, those that were changed last first. */
    Listed<ActionJson.ForDesk> list(Query query) {
        return ActionStore.list(db, query).map(action -> ActionJson.forDesk(action, decisions.person(action)));
    }

    /** {@link ActionDecisions#decide} as a body says. */
    ActionJson.ForDesk decide(UUID id, Actor actor, CheckedBody body) {
        Problems problems = Problems.startingWith(body.problems());
        problems.throwIfAny();
        ActionStatus verdict = ActionStatus.of(body.usable().path("status").asString());
        String reason = body.usable()
                .path("reason")
                .asStringOpt()
                .filter(text -> !text.isBlank())
                .orElse(null);
        JsonNode params = body.usable().path("params");
        Person checked = params.isObject()
                ? new Person(
                        params.path("first_name").asString(),
                        params.path("last_name").asString())
                : null;
        ActionRequirement decided = db.transaction(tx -> decisions.decide(tx, id, actor, checked, verdict, reason));
        return ActionJson.forDesk(decided, null);
    }
}
