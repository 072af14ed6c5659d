package dev.portwright.porting.action;

import dev.portwright.account.Actor;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of actions that were initiated, by those who check. */
@ApplicationScoped
public class ActionDecisions {
    private final OrderBook book;
    private final Sealer sealer;
    private final Clock clock;

    ActionDecisions(OrderBook book, Sealer sealer, Clock clock) {
        this.book = book;
        this.sealer = sealer;
        this.clock = clock;
    }

    byte[] seal(UUID actionId, Person person) {
        return sealer.seal(actionId, Json.text(person).getBytes(StandardCharsets.UTF_8));
    }

    /** Whose identity is to be checked; null when it is not pending. */
    @Nullable
    Person person(ActionRequirement action) {
        byte[] sealed = action.person();
        return sealed == null
                ? null
                : Json.read(new String(sealer.open(action.id(), sealed), StandardCharsets.UTF_8), Person.class);
    }

    /** Whose identity is to be checked; empty when there is no such action, or it is not pending any more. */
    public Optional<Person> pending(Tx tx, UUID actionId) {
        return ActionStore.find(tx, actionId).flatMap(action -> Optional.ofNullable(person(action)));
    }

    /**
     * Decides on an action that is pending. The same decision once more changes nothing.
     *
     * @param checked whose identity was looked at, for the case that the owner of the order has named another person since;
     *     null to decide about whomever it is by now
     * @param verdict completed, failed or cancelled
     * @param reason why it was cancelled, for the owner of the order; of other verdicts for its history
     * @throws ApiException 404 when nobody has initiated such an action, 422 when it is not pending, or about another person
     */
    ActionRequirement decide(
            Tx tx,
            UUID actionId,
            Actor actor,
            @Nullable Person checked,
            ActionStatus verdict,
            @Nullable String reason) {
        ActionRequirement seen = ActionStore.find(tx, actionId).orElseThrow(ActionDecisions::notFound);
        HeldOrder held = book.hold(tx, seen.accountId(), seen.orderId(), actor);
        ActionRequirement action = ActionStore.find(tx, actionId).orElseThrow(ActionDecisions::notFound);
        if (action.status() == verdict) {
            return action;
        }
        if (action.status() != ActionStatus.PENDING) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                    "This action is " + action.status().word() + ". Only one that is pending can be decided on."));
        }
        if (checked != null && !checked.equals(person(action))) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                    "/params",
                    "The action was begun anew, for another person. Look at it once more, and decide then."));
        }
        ActionRequirement decided = action.decided(verdict, reason, clock.instant());
        ActionStore.write(tx, decided);
        String what = "The identity check was " + verdict.word() + (reason == null ? "." : ": " + reason);
        if (verdict == ActionStatus.COMPLETED) {
            held.actionCompleted(what);
        } else {
            held.note(what);
        }
        return decided;
    }

    /** {@link #decide} for a program that checks: what is not pending any more is left alone. */
    public void decideIfPending(Tx tx, UUID actionId, Actor actor, ActionStatus verdict, @Nullable String reason) {
        if (pending(tx, actionId).isPresent()) {
            var _ = decide(tx, actionId, actor, null, verdict, reason);
        }
    }

    static ApiException notFound() {
        return new ApiException(
                ProblemCode.NOT_FOUND.in("action_requirement_id", "There is no action requirement with this id."));
    }
}
